import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parseRdf } from '../../src/rdf/parse.ts';
import type { Explanation } from '../../src/sparql/engine.ts';
import { temporaryFolder, writeFiles } from '../records/temporary-folder.ts';
import { isnad } from './command-line.ts';
import { FILES, wholePlace } from './whole-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'isnad-cli-'));
const DATA_DIR = join(folder, 'data');
const env = { DATA_DIR, STATE_DIR: join(folder, 'state'), QUERY_WORKERS: '1' };

before(async () => {
  writeFiles(DATA_DIR, FILES);
  const { code, out, err } = await isnad(['load'], env);
  assert.equal(code, 0, out + err);
  assert.match(out, /^4 files: 4 new, 0 changed, 0 unchanged\./);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const COMMANDS = ['serve', 'load', 'validate', 'dump', 'query', 'verify', 'key', 'rebase'];

test('the overview names every command, and each teaches itself with --help', async () => {
  const { code, out } = await isnad(['--help']);
  assert.equal(code, 0);
  for (const name of COMMANDS) assert.match(out, new RegExp(`^ {2}${name} `, 'm'));
  for (const name of COMMANDS) {
    const help = await isnad([name, '--help']);
    assert.equal(help.code, 0, name);
    assert.match(help.out, new RegExp(`^isnad ${name}\\b`));
    assert.ok(help.out.split('\n').length > 5, 'it teaches');
  }
});

const WRONG_CALLS: [args: string[], message: RegExp][] = [
  [[], /Usage/],
  [['lod'], /no command "lod"/],
  [['load', '--prun'], /Unknown option '--prun'.*isnad load --help/],
  [['load', 'a', 'b'], /"b" is one argument too many/],
  [['load', '--allow-withdraw', 'all'], /takes a number/],
  [['dump', '--format', 'docx'], /--format takes turtle, .*nquads.*not "docx"/],
  [['dump', '--all'], /Name the folder of dumps, or set DUMPS_DIR/],
  [['dump', 'folder'], /"folder" is a folder for --all/],
  [['dump', '--all', 'folder', '--format', 'trig'], /--all writes every format/],
  [['key'], /Name the file of the new key/],
  [['verify', 'dumps'], /Say "isnad verify" or "isnad verify dump FOLDER"/],
  [['verify', '--key', 'k'], /Say "isnad verify" or/],
  [['verify', 'dump', 'x', '--key', '/no/such.pem'], /holds no Ed25519 key/],
  [['query', '--format', 'docx'], /--format takes json/],
  [['query', '/no/such.rq'], /cannot be read/],
  [['validate', '--report', 'docx'], /--report takes/],
];

for (const [args, message] of WRONG_CALLS)
  test(`isnad ${args.join(' ')} is a wrong call: exit code 2, one line that says why`, async () => {
    const { code, err } = await isnad(args, env);
    assert.equal(code, 2);
    assert.match(err, message);
    assert.doesNotMatch(err, /\n\s+at /, 'no stack trace');
  });

test('load says in JSON what it did', async () => {
  const { code, out } = await isnad(['load', '--json'], env);
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(out)['unchanged'], 4);
});

test('validate tells file, node and what to do, and ends with 1', async (t) => {
  const bad = temporaryFolder(t);
  const file = join(bad, 'x.ttl');
  writeFiles(bad, { 'x.ttl': wholePlace('x', 'isnad:within <id/place/nowhere> ;'), 'y.ttl': 'broken' });
  const { code, out } = await isnad(['validate', file, join(bad, 'y.ttl')], env);
  assert.equal(code, 1);
  assert.match(out, /x\.ttl: Refused — id\/place\/x/);
  assert.match(out, /nowhere/);
  assert.match(out, /y\.ttl:1:\d+: The text cannot be read/);
  assert.match(out, /2 files: 2 refused/);

  const json = JSON.parse((await isnad(['validate', '--json', file], env)).out) as {
    results: { file: string; accepted: boolean; findings: object[] }[];
  };
  assert.deepEqual(
    json.results.map(({ file: name, accepted, findings }) => [name, accepted, findings.length > 0]),
    [[file, false, true]],
  );

  const report = await isnad(['validate', '--report', 'turtle', file], env);
  assert.equal(report.code, 1);
  const quads = await parseRdf(report.out, { format: 'turtle', baseIRI: 'http://b/' });
  assert.ok(
    quads.some((q) => q.predicate.value === 'http://www.w3.org/ns/shacl#conforms' && q.object.value === 'false'),
  );
});

test('validate without files judges the data folder and writes nothing', async (t) => {
  const state = join(temporaryFolder(t), 'state');
  const { code, out } = await isnad(['validate'], { ...env, STATE_DIR: state });
  assert.equal(code, 0, out);
  assert.match(out, /4 files: all would be accepted/);
  assert.throws(() => readFileSync(join(state, 'archive.db')));
});

test('validate looks at what lies in the data folder to tell whether a reference is good', async (t) => {
  const good = temporaryFolder(t);
  writeFiles(good, { 'x.ttl': wholePlace('x', 'isnad:within <id/place/idlib> ;') });
  assert.equal((await isnad(['validate', join(good, 'x.ttl')], env)).code, 0);
});

for (const format of ['nquads', 'trig', 'turtle', 'ntriples', 'jsonld', 'rdfxml'] as const)
  test(`a dump as ${format} holds every record and says that identifiers are local`, async () => {
    const { code, out, err } = await isnad(['dump', '--format', format], env);
    assert.equal(code, 0);
    assert.match(err, /Identifiers are local/);
    if (format !== 'jsonld' && format !== 'rdfxml') assert.match(out, /^# Isnad.*\n# Identifiers are local/);
    const quads = await parseRdf(out, { format, baseIRI: 'http://elsewhere.example/' });
    const subjects = new Set(quads.map((q) => q.subject.value));
    for (const thing of ['id/place/syria', 'id/place/idlib#curation', 'place/syria'])
      assert.ok(subjects.has(`http://localhost:3030/${thing}`), thing);
    if (['nquads', 'trig', 'jsonld'].includes(format))
      assert.ok(quads.some((q) => q.graph.value === 'http://localhost:3030/place/syria'));
  });

test('a query is read from a file or the standard input and answered in the format asked for', async (t) => {
  const asked = 'PREFIX isnad: <https://w3id.org/isnad/ontology#> SELECT ?p WHERE { ?p isnad:within <id/place/syria> }';
  const csv = await isnad(['query', '--format', 'csv'], env, asked);
  assert.deepEqual([csv.code, csv.out.trim()], [0, 'p\r\nhttp://localhost:3030/id/place/idlib'], csv.err);
  const scratch = temporaryFolder(t);
  writeFiles(scratch, { 'q.rq': asked.replace('SELECT ?p WHERE', 'CONSTRUCT WHERE') });
  const turtle = await isnad(['query', join(scratch, 'q.rq')], env);
  assert.match(turtle.out, /isnad:within <.*id\/place\/syria> \./, turtle.err);
});

test('a query is explained by the steps of its answer, and run for their rows where that is asked for', async () => {
  const asked = 'SELECT ?p { ?p <https://w3id.org/isnad/ontology#within> <id/place/syria> }';
  const explained = await isnad(['query', '--explain'], env, asked);
  assert.equal(explained.code, 0, explained.err);
  assert.match(explained.out, /id\/place\/syria.* \(1\)/);
  const analyzed = await isnad(['query', '--analyze'], env, asked);
  assert.match(analyzed.out, /id\/place\/syria.* \(1 → 1\)/, analyzed.err);
  const { plan, run } = JSON.parse((await isnad(['query', '--analyze', '--json'], env, asked)).out) as Explanation;
  assert.deepEqual([run?.rows, plan?.actual], [1, 1]);
});

for (const [asked, format, possible] of [
  ['ASK {}', 'csv', /takes json, xml for it/],
  ['SELECT * {}', 'turtle', /takes json, xml, csv, tsv for it/],
  ['DESCRIBE <id/place/syria>', 'csv', /takes turtle, .*nquads for it/],
] as const)
  test(`${asked} as ${format} is a wrong call that says what is possible, not an empty answer`, async () => {
    const { code, out, err } = await isnad(['query', '--format', format], env, asked);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, possible);
  });

test('a query with an error ends with 1 and says where', async () => {
  const { code, err } = await isnad(['query', '-'], env, 'SELECT * WHERE {\n ?s foo:bar ?o }');
  assert.equal(code, 1);
  assert.match(err, /:?2:\d+|line 2|foo/);
});

test('verify says that everything agrees', async () => {
  const { code, out } = await isnad(['verify'], env);
  assert.equal(code, 0);
  assert.match(out, /4 versions and 4 log entries checked: everything agrees\./);
});
