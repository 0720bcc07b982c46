import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openArchive } from '../../src/archive/archive.ts';
import { loadFolder } from '../../src/archive/load.ts';
import { searchFile } from '../../src/archive/search/search-file.ts';
import type { SearchIndex } from '../../src/archive/search/search-index.ts';
import { type CurrentQuads, openCurrentQuads } from '../../src/current-quads.ts';
import { WorkerPool } from '../../src/sparql/worker-pool.ts';
import { openSearch } from '../../src/views/search-source.ts';
import { type Small, simpleJudge, smallArchive } from '../archive/small-archive.ts';
import { document, place } from '../records/temporary-folder.ts';
import { ask, FORMATS } from './pool.ts';

const PREFIXES = `PREFIX text: <http://jena.apache.org/text#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX isnad: <https://w3id.org/isnad/ontology#> `;

const FILES = {
  'place/sarmin.ttl': place('sarmin', 'rdfs:label "سرمين"@ar'),
  'place/saraqib.ttl': place('saraqib'),
  'document/one.ttl': document('one', {}, 'rdfs:label "A day in Sarmin"@en'),
  'document/two.ttl': document('two', {}, 'isnad:cites <id/document/one>'),
};

describe('text:query', () => {
  const ends: (() => unknown)[] = [];
  let small: Small;
  let current: CurrentQuads;
  let search: SearchIndex;
  let pools: Readonly<Record<'evaluator' | 'comunica', WorkerPool>>;
  before(async () => {
    small = smallArchive({ after: (end: () => unknown) => void ends.push(end) } as never, FILES);
    await small.load();
    current = openCurrentQuads(small.archive);
    search = openSearch(small.archive, small.stateDir, current.index);
    const pool = (engine: 'evaluator' | 'comunica') =>
      new WorkerPool({
        ...{ data: () => current.data, baseIri: small.archive.base, workers: 1, spare: false, engine },
        namesFile: searchFile(small.stateDir),
        serviceHosts: [],
      });
    pools = { evaluator: pool('evaluator'), comunica: pool('comunica') };
    current.tell((data) => {
      search.update();
      for (const own of Object.values(pools)) own.show(data);
    });
  });
  after(async () => {
    for (const own of Object.values(pools)) await own.close();
    await current.close();
    search.close();
    for (const end of ends.reverse()) await end();
  });

  /** The rows of a query: each row its values, IRIs without base. */
  async function rows(query: string, engine: 'evaluator' | 'comunica' = 'evaluator'): Promise<string[][]> {
    const { head, results } = JSON.parse(await ask(pools[engine], PREFIXES + query)) as {
      head: { vars: string[] };
      results: { bindings: Record<string, { value: string }>[] };
    };
    const short = (value = '') => value.replace(`${small.archive.base}id/`, '');
    return results.bindings.map((row) => head.vars.map((name) => short(row[name]?.value)));
  }

  const cases: [what: string, query: string, expected: string[][]][] = [
    ['things by their names', 'SELECT ?s { ?s text:query "sarmin" } ORDER BY ?s', [['document/one'], ['place/sarmin']]],
    ['no more than asked for', 'SELECT ?s { ?s text:query ("sarmin" 1) }', [['place/sarmin']]],
    [
      'the best first by score',
      'SELECT ?s { (?s ?score) text:query ("sarmin" 10) } ORDER BY DESC(?score)',
      [['place/sarmin'], ['document/one']],
    ],
    [
      'the name that bears the words',
      'SELECT ?s ?name (LANG(?name) AS ?in) { (?s ?score ?name) text:query "سرمين" }',
      [['place/sarmin', 'سرمين', 'ar']],
    ],
    [
      'joined with the rest of the query',
      'SELECT ?s ?other { ?s text:query "sarmin" ; a isnad:Document . ?other isnad:cites ?s }',
      [['document/one', 'document/two']],
    ],
    [
      'also where it is optional',
      'SELECT ?s ?n { ?s a isnad:Place OPTIONAL { (?s ?n) text:query ("saraqib" 1) } FILTER(!BOUND(?n)) }',
      [['place/sarmin', '']],
    ],
    [
      'also inside EXISTS',
      'SELECT ?s { ?s a isnad:Place FILTER NOT EXISTS { ?s text:query "sarmin" } }',
      [['place/saraqib']],
    ],
    [
      'also in a union, a graph and a sub-select',
      `SELECT ?s { { ?s text:query "saraqib" } UNION { GRAPH ?g { ?s text:query ("sarmin" 5) ; a isnad:Place } }
        { SELECT DISTINCT ?s { ?s a isnad:Place } } } ORDER BY ?s`,
      [['place/saraqib'], ['place/sarmin']],
    ],
    ['of a thing that is fixed', 'SELECT (1 AS ?yes) { <id/place/sarmin> text:query "sarmin" }', [['1']]],
    ['of a thing that has no such name', 'SELECT (1 AS ?yes) { <id/place/sarmin> text:query "saraqib" }', []],
    ['with one slip forgiven', 'SELECT ?s { ?s text:query "sarakib" }', [['place/saraqib']]],
    ['nothing for words that stand nowhere', 'SELECT ?s { ?s text:query "zzzzzz" }', []],
    ['nothing for no words', 'SELECT ?s { ?s text:query "!" }', []],
    [
      'beside a list that is data',
      'SELECT ?s { ?s text:query ("saraqib" 5) OPTIONAL { ?s rdfs:seeAlso (1 2) } }',
      [['place/saraqib']],
    ],
  ];
  for (const [what, query, expected] of cases) {
    for (const engine of ['evaluator', 'comunica'] as const)
      it(`finds ${what} (${engine})`, async () => assert.deepEqual(await rows(query, engine), expected));
  }

  const refused: [query: string, says: RegExp][] = [
    ['SELECT ?s { ?s text:query ?words }', /words in quotes, not a variable/],
    ['SELECT ?s { ?s text:query ("sarmin" 0) }', /the most things to find/],
    ['SELECT ?s { ?s text:query ("sarmin" "lang:en") }', /the most things to find/],
    ['SELECT ?s { ?s text:query (rdfs:label "sarmin") }', /words in quotes/],
    ['SELECT ?s { (?s ?s) text:query "sarmin" }', /each variable once/],
    ['SELECT ?s { (?s ?a ?b ?c) text:query "sarmin" }', /\(\?thing \?score \?literal\)/],
    ['SELECT ?s { (?s 1) text:query "sarmin" }', /\(\?thing \?score \?literal\)/],
  ];
  for (const [query, says] of refused) {
    it(`refuses ${query}, and says what to write`, async () => {
      await assert.rejects(ask(pools.evaluator, PREFIXES + query), { code: 'bad-request', message: says });
    });
  }

  it('is told of in the plan', async () => {
    const { plan } = await pools.evaluator.explain({ query: `${PREFIXES} SELECT ?s { ?s text:query ("sarmin" 3) }` });
    const told = JSON.stringify(plan);
    assert.match(told, /"operator":"text-search"/);
    assert.match(told, /Find things by their names/);
  });

  it('follows the archive, and never finds what was withdrawn', async () => {
    small.write({ 'place/idlib.ttl': place('idlib') });
    small.remove('place/saraqib.ttl');
    await small.load({ prune: true, allowWithdraw: 1 });
    current.update();
    assert.deepEqual(await rows('SELECT ?s { ?s text:query "idlib" }'), [['place/idlib']]);
    assert.deepEqual(await rows('SELECT ?s { ?s text:query "saraqib" }'), []);
  });

  it('is refused where names are not looked up, or not up to now', async (t) => {
    const pool = new WorkerPool({ data: () => current.data, baseIri: small.archive.base, workers: 1, spare: false });
    t.after(() => pool.close());
    const query = { query: `${PREFIXES} SELECT ?s { ?s text:query "sarmin" }`, formats: FORMATS };
    await assert.rejects(pool.query(query), { code: 'state-folder', message: /names are not indexed/ });

    const archive = openArchive({ stateDir: small.stateDir, base: small.archive.base, readOnly: true });
    t.after(() => archive.close());
    small.write({ 'place/later.ttl': place('later') });
    await loadFolder(small.archive, { dir: small.folder, judge: simpleJudge, maxFileBytes: 1_000_000 });
    const ahead = openCurrentQuads(archive);
    const behind = new WorkerPool({
      ...{ data: () => ahead.data, baseIri: archive.base, workers: 1, spare: false },
      namesFile: searchFile(small.stateDir),
    });
    t.after(async () => {
      await behind.close();
      await ahead.close();
    });
    await assert.rejects(behind.query(query), { code: 'state-folder', message: /not indexed up to now/ });
  });
});
