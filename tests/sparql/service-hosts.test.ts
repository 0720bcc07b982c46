import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import { parseQuery } from '../../src/sparql/parse.ts';
import { ServiceHosts, serviceTargets } from '../../src/sparql/service-hosts.ts';

const hosts = new ServiceHosts([
  'sparql.example.org',
  'other.example.org:8890',
  '10.1.2.3:7200',
  'localhost:3031',
  '[::1]:3031',
]);
const refused = (error: unknown) => error instanceof IsnadError && error.code === 'refused';
const check = (query: string, by = hosts) => by.checkQuery(parseQuery(query, 'http://example.org/').algebra);

for (const address of [
  'https://sparql.example.org/query',
  'http://SPARQL.example.org/query',
  'http://sparql.example.org:80/query',
  'http://other.example.org:8890/sparql',
  'http://10.1.2.3:7200/x',
  'http://localhost:3031/sparql',
  'http://[::1]:3031/sparql',
]) {
  test(`a query may ask ${address}, which the operator has listed`, () => {
    assert.doesNotThrow(() => hosts.checkUrl(address));
  });
}

for (const address of [
  'http://sparql.example.org:8080/query',
  'http://other.example.org/sparql',
  'http://evil.example/sparql',
  'http://sparql.example.org.evil.example/',
  'http://sparql.example.org@evil.example/',
  'http://user:secret@sparql.example.org/',
  'http://10.1.2.3/x',
  'http://0x0a010203:7201/x',
  'http://127.0.0.1:3031/sparql',
  'ftp://sparql.example.org/query',
  'file:///etc/passwd',
  'data:text/turtle,<a> <b> <c>',
  'urn:x',
  'not an address',
]) {
  test(`a query may not ask ${address}`, () => {
    assert.throws(() => hosts.checkUrl(address), refused);
  });
}

for (const query of [
  'SELECT * { SERVICE <http://evil.example/> { ?s ?p ?o } }',
  'SELECT * { SERVICE SILENT <http://evil.example/> { ?s ?p ?o } }',
  'SELECT * { ?s ?p ?o OPTIONAL { GRAPH <g> { SERVICE <file:///etc/passwd> { ?s ?p ?o } } } }',
  'SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://evil.example/> { ?s ?p ?o } } }',
  'SELECT * { ?s ?p ?o FILTER(?p = 1 || NOT EXISTS { { SELECT * { SERVICE <http://evil.example/> { ?s ?p ?o } } } }) }',
  'SELECT (EXISTS { SERVICE <http://evil.example/> { ?s ?p ?o } } AS ?x) {}',
  'SELECT * { ?s ?p ?o MINUS { SERVICE ?o { ?s ?p ?o } } }',
  'SELECT * { SERVICE <http://sparql.example.org/> { SERVICE <http://evil.example/> { ?s ?p ?o } } }',
]) {
  test(`refused before anything runs: ${query}`, () => {
    assert.throws(() => check(query), refused);
  });
}

test('without listed hosts no SERVICE runs, silent or not', () => {
  assert.throws(() => check('ASK { SERVICE SILENT <http://sparql.example.org/> {} }', new ServiceHosts([])), refused);
  assert.doesNotThrow(() => check('ASK { SERVICE SILENT <http://sparql.example.org/> {} }'));
});

test('every SERVICE is found, however deep it lies', () => {
  const name = { termType: 'NamedNode', value: 'http://a.example/' };
  let algebra: object = { type: 'service', name, input: { type: 'bgp', patterns: [] } };
  for (let i = 0; i < 50_000; i++) algebra = { type: 'join', input: [algebra] };
  assert.deepEqual(serviceTargets(algebra), [name]);
});

for (const [host, address] of [
  ['sparql.example.org', '127.0.0.1'],
  ['sparql.example.org', '10.0.0.1'],
  ['sparql.example.org', '192.168.1.1'],
  ['sparql.example.org', '169.254.169.254'],
  ['sparql.example.org', '100.64.0.1'],
  ['sparql.example.org', '0.0.0.0'],
  ['sparql.example.org', '::1'],
  ['sparql.example.org', 'fd00::1'],
  ['sparql.example.org', 'fe80::1'],
  ['sparql.example.org', '::ffff:127.0.0.1'],
  ['localhost', '10.0.0.1'],
] as const) {
  test(`a listed name that resolves to ${address} is refused`, () => {
    assert.throws(() => hosts.checkAddress(host, address), refused);
  });
}

test('a listed name may resolve to a public address, localhost to a loopback one, and a listed address is itself', () => {
  assert.doesNotThrow(() => hosts.checkAddress('sparql.example.org', '93.184.216.34'));
  assert.doesNotThrow(() => hosts.checkAddress('localhost', '127.0.0.1'));
  assert.doesNotThrow(() => hosts.checkAddress('10.1.2.3', '10.1.2.3'));
});
