import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { curatedSite } from '../browser/curated-site.ts';
import { type OpenRefine, startOpenRefine } from './open-refine.ts';
import { findClient } from './run-client.ts';

const found = await findClient('OpenRefine', ['sh'], ['-c', 'command -v openrefine']);
const skip = 'skip' in found && found.skip;
const ends: (() => unknown)[] = [];
let refine: OpenRefine;
let base = '';

before(async () => {
  if ('skip' in found) return;
  const t = { after: (end: () => unknown) => void ends.push(end) };
  base = await curatedSite(t);
  refine = await startOpenRefine(t, 'openrefine');
});
after(async () => {
  for (const end of ends.reverse()) await end();
});

const KHAN_SHAYKHUN = 'incident/khan-shaykhun-2017-04-04';
const HRW = 'organization/human-rights-watch';

/** What a researcher wrote down, and the records that are meant; none where nobody could know. */
const ROWS: readonly {
  incident: string;
  date: string;
  body: string;
  meant: readonly [incident: string, body: string];
}[] = [
  {
    incident: 'Khan Shaykhun, 4 April 2017',
    date: '2017-04-04',
    body: 'Human Rights Watch',
    meant: [KHAN_SHAYKHUN, HRW],
  },
  { incident: 'خان شيخون، 4 نيسان 2017', date: '2017-04-04', body: 'هيومن رايتس ووتش', meant: [KHAN_SHAYKHUN, HRW] },
  { incident: 'Khan Shaykhun', date: '2017-04-04', body: 'HRW', meant: [KHAN_SHAYKHUN, HRW] },
  { incident: 'خان شيخون', date: '2017', body: 'OPCW', meant: [KHAN_SHAYKHUN, 'organization/opcw'] },
  { incident: 'Khan Shaykhun', date: '2013-08-21', body: 'Human Rights', meant: ['', ''] },
  {
    incident: 'Sarmin',
    date: '2015-03-16',
    body: 'المرصد السوري لحقوق الإنسان',
    meant: ['incident/sarmin-2015-03-16', 'organization/sohr'],
  },
  { incident: 'Atlantis', date: '', body: 'Nobody at all', meant: ['', ''] },
];

test('OpenRefine matches a table of incidents and bodies in both scripts, and extends it', { skip }, async () => {
  const service = `${base}reconcile`;
  const manifest = await register(service);
  const csv = ['incident,date,body', ...ROWS.map(({ incident, date, body }) => `"${incident}",${date},"${body}"`)];
  const project = await refine.createProject('table', `${csv.join('\n')}\n`);

  const guessed = await refine.post(`guess-types-of-column?project=${project}`, { columnName: 'body', service });
  const types = guessed['types'] as { id: string; name: string }[];
  assert.equal(types[0]?.id, 'https://w3id.org/isnad/ontology#Organization');

  const config = { mode: 'standard-service', service, ...manifest, autoMatch: true, limit: 5 };
  await refine.run('reconcile', project, {
    columnName: 'incident',
    config: JSON.stringify({
      ...config,
      type: { id: 'https://w3id.org/isnad/ontology#Incident', name: 'incident' },
      columnDetails: [{ column: 'date', propertyName: 'Date', propertyID: 'https://w3id.org/isnad/ontology#date' }],
    }),
  });
  await refine.run('reconcile', project, {
    columnName: 'body',
    config: JSON.stringify({ ...config, type: types[0], columnDetails: [] }),
  });
  for (const [column, at] of [
    ['incident', 1],
    ['body', 4],
  ] as const) {
    await refine.run('add-column', project, {
      baseColumnName: column,
      newColumnName: `${column} IRI`,
      columnInsertIndex: String(at),
      expression: 'grel:cell.recon.match.id',
      onError: 'set-to-blank',
    });
  }
  const extended = {
    properties: [
      { id: 'http://www.w3.org/2000/01/rdf-schema#label', name: 'Name', settings: { language: 'ar' } },
      { id: 'https://w3id.org/isnad/ontology#place', name: 'Place' },
    ],
  };
  await refine.run('extend-data', project, {
    baseColumnName: 'incident',
    endpoint: service,
    ...manifest,
    extension: JSON.stringify(extended),
    columnInsertIndex: '2',
  });

  const [header, ...rows] = (await refine.exportCsv(project)).trim().split(/\r?\n/).map(cells);
  const at = (name: string): number => {
    const place = header?.indexOf(name) ?? -1;
    assert.ok(place >= 0, `no column ${name} in ${header?.join(' | ')}`);
    return place;
  };
  const iri = (path: string): string => (path === '' ? '' : `${base}id/${path}`);
  assert.deepEqual(
    rows.map((row) => [row[at('incident IRI')], row[at('body IRI')]]),
    ROWS.map(({ meant: [incident, body] }) => [iri(incident), iri(body)]),
  );
  const [first] = rows;
  assert.equal(first?.[at('Name')], 'خان شيخون، 4 نيسان 2017');
  assert.equal(first?.[at('place')], 'Khan Shaykhun');
});

/** As the page of OpenRefine does it: reads the manifest and keeps it with the others. */
async function register(url: string): Promise<{ identifierSpace: string; schemaSpace: string }> {
  const manifest = (await (await fetch(url)).json()) as { identifierSpace: string; schemaSpace: string };
  const service = { ...manifest, url, ui: { handler: 'ReconStandardServicePanel', access: 'json' } };
  const value = JSON.stringify([service]);
  await refine.post(`set-preference?${new URLSearchParams({ name: 'reconciliation.standardServices' })}`, { value });
  return { identifierSpace: manifest.identifierSpace, schemaSpace: manifest.schemaSpace };
}

/** The cells of a row of CSV. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    (quoted ?? plain ?? '').replaceAll('""', '"'),
  );
}
