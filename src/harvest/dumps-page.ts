import { formatDay } from '../claims/dates.ts';
import { toExpanded } from '../rdf/jsonld.ts';
import { instantHtml } from '../views/date-html.ts';
import { type Html, html } from '../views/html.ts';
import { layout, section } from '../views/layout.ts';
import { type MessageKey, type Say, speak } from '../views/messages.ts';
import { rdfForms } from '../views/rdf-forms.ts';
import { formatFigure } from '../views/statement.ts';
import type { Reader, View } from '../views/view.ts';
import { htmlForm } from '../views/views.ts';
import { type DumpManifest, MANIFEST_FILE, type PublicKeyInfo, SIGNATURE_FILE } from './dump-manifest.ts';
import { dumpsQuads } from './dumps-graph.ts';
import { RO_CRATE_FILE } from './ro-crate.ts';

/** The dumps that may be had, the newest first. */
export interface DumpsModel {
  readonly manifests: readonly DumpManifest[];
  readonly key: PublicKeyInfo | undefined;
}

/** `/dumps/`: for people, and as DCAT. */
export const DUMPS: View<DumpsModel> = {
  name: 'dumps',
  forms: [
    ...rdfForms<DumpsModel>({
      basis: 'composed',
      quads: ({ manifests }, { base }) => dumpsQuads(manifests, base),
      jsonLd: async ({ manifests }, { base }) => ({ '@graph': await toExpanded(dumpsQuads(manifests, base)) }),
    }),
    htmlForm(dumpsPage),
  ],
};

function dumpsPage({ manifests, key }: DumpsModel, reader: Reader): string {
  const say = speak(reader.language);
  const [latest] = manifests;
  return layout(
    {
      title: say('dumps'),
      lead: html`<p class="lead">${say('dumpsLead')}</p>`,
      description: say('dumpsLead'),
      wide: true,
      body:
        latest === undefined
          ? html`<p>${say('dumpsNone')}</p><p class="part-note">${say('dumpsNoneNote')}</p>`
          : html`${manifests.map((manifest) => dumpPart(manifest, manifest === latest, reader))}${verifyPart(latest, key, reader)}`,
    },
    reader,
  );
}

function dumpPart(
  { id, made, log, counts, files, key }: DumpManifest,
  isLatest: boolean,
  reader: Reader,
): Html | undefined {
  const say = speak(reader.language);
  const day = formatDay(made.slice(0, 10), reader.language);
  const facts: [MessageKey, unknown][] = [
    ['dumpMade', instantHtml(made, reader.language)],
    ['dumpRecords', figure(counts.records)],
    ['dumpQuads', figure(counts.quads)],
    ['dumpClaims', figure(counts.claims)],
    [
      'dumpSigned',
      key === undefined ? say('dumpUnsigned') : html`Ed25519 <code dir="ltr">${key.fingerprint.slice(0, 16)}…</code>`,
    ],
  ];
  const rows = [
    ...files.map(({ name, bytes, sha256, content }) =>
      row(say, reader, id, name, content?.form ?? 'crate', bytes, sha256),
    ),
    row(say, reader, id, MANIFEST_FILE, 'manifest'),
    key && row(say, reader, id, SIGNATURE_FILE, 'signature'),
  ];
  return section(
    id,
    html`${say('dumpOf', { day, position: formatFigure(String(log.position)) })}${isLatest && html` · ${say('dumpLatest')}`}`,
    html`<dl class="fields">${facts.map(([name, value]) => html`<div><dt>${say(name)}</dt><dd>${value as Html}</dd></div>`)}</dl>
      <div class="table files"><table><thead><tr><th scope="col">${say('dumpFile')}</th><th scope="col">${say('dumpHolds')}</th><th scope="col">${say('dumpSize')}</th><th scope="col">SHA-256</th></tr></thead><tbody>${rows}</tbody></table></div>`,
  );
}

function row(say: Say, reader: Reader, id: string, name: string, what: string, bytes?: number, sha256?: string): Html {
  const key = (name === RO_CRATE_FILE ? 'dump-crate' : `dump-${what}`) as MessageKey;
  return html`<tr><th scope="row"><a href="${reader.href(`dumps/${id}/${name}`, { lang: '' })}" dir="ltr">${name}</a></th><td>${say(key)}</td><td><bdi dir="ltr">${bytes === undefined ? '' : sizeOf(bytes)}</bdi></td><td>${sha256 === undefined ? '' : html`<code dir="ltr">${sha256}</code>`}</td></tr>`;
}

function verifyPart({ id }: DumpManifest, key: PublicKeyInfo | undefined, reader: Reader): Html | undefined {
  const say = speak(reader.language);
  const { base } = reader;
  const needed = [
    'manifest.json',
    ...(key === undefined ? [] : ['manifest.json.sig']),
    'records.tsv.gz',
    'dump.nq.zst',
  ];
  const commands = [
    ...(key === undefined ? [] : [`curl -O ${base}dumps/key.pem`]),
    `curl -O --create-dirs --output-dir ${id} '${base}dumps/${id}/{${needed.join(',')}}'`,
    `isnad verify dump ${id}/dump.nq.zst${key === undefined ? '' : ' --key key.pem'} && isnad load ${id}`,
  ];
  return section(
    'verify',
    say('dumpVerify'),
    html`<p>${say('dumpVerifyNote')}${key && html` <a href="${reader.href('dumps/key.pem', { lang: '' })}">${say('dumpKey')}</a>: <code dir="ltr">${key.fingerprint}</code>`}</p><pre dir="ltr"><code>${commands.join('\n')}</code></pre>`,
  );
}

function figure(count: number): Html {
  return html`<span class="number">${formatFigure(String(count))}</span>`;
}

function sizeOf(bytes: number): string {
  const [unit, size] = (
    [
      ['GB', 1e9],
      ['MB', 1e6],
      ['kB', 1e3],
    ] as const
  ).find(([, least]) => bytes >= least) ?? ['B', 1];
  return `${(bytes / size).toFixed(size === 1 || bytes / size >= 100 ? 0 : 1)} ${unit}`;
}
