import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type SparqlServer, startSparqlServer } from '../http/sparql-server.ts';
import { findClient, runClient } from './run-client.ts';

let server: SparqlServer;
before(async () => {
  server = await startSparqlServer();
});
after(() => server.close());

// A user's own Python may come before the one for which Debian installs the packages.
const PYTHONS = ['python3', '/usr/bin/python3'];
const rdflib = await findClient('RDFLib', PYTHONS, ['-c', 'import rdflib']);
const wrapper = await findClient('SPARQLWrapper', PYTHONS, ['-c', 'import SPARQLWrapper']);

for (const method of ['GET', 'POST', 'POST_FORM']) {
  test(`RDFLib's SPARQLStore reads graphs, rows and truth by ${method}`, {
    skip: 'skip' in rdflib && rdflib.skip,
  }, async () => {
    const script = `
import sys, rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
base, endpoint = sys.argv[1:3]
graph = rdflib.Graph(SPARQLStore(endpoint, method='${method}', returnFormat='xml'))
one = rdflib.URIRef(base + 'id/document/one')
print(sorted(str(label) for label in graph.objects(one, rdflib.URIRef(base + 'label'))))
print(len(list(graph.query('SELECT * { ?s ?p ?o }'))))
print(bool(graph.query('ASK { ?s ?p 91 }').askAnswer))
print(len(graph.query('CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }').graph))
`;
    const printed = await runClient('program' in rdflib ? rdflib.program : '', [
      '-c',
      script,
      server.base,
      server.endpoint,
    ]);
    assert.deepEqual(printed.trim().split('\n'), ["['One', 'واحد']", String(server.index.size), 'True', '2']);
  });
}

for (const format of ['JSON', 'XML', 'CSV', 'TSV']) {
  test(`SPARQLWrapper reads rows as ${format}`, { skip: 'skip' in wrapper && wrapper.skip }, async () => {
    const script = `
import sys, SPARQLWrapper
client = SPARQLWrapper.SPARQLWrapper(sys.argv[2])
client.setReturnFormat(SPARQLWrapper.${format})
client.setQuery('BASE <%s> SELECT ?label { <id/document/one> <label> ?label FILTER(LANG(?label) = "ar") }' % sys.argv[1])
answer = client.query().convert()
print(answer.toxml() if hasattr(answer, 'toxml') else answer.decode('utf8') if isinstance(answer, bytes) else answer)
`;
    const printed = await runClient('program' in wrapper ? wrapper.program : '', [
      '-c',
      script,
      server.base,
      server.endpoint,
    ]);
    assert.match(printed, /واحد/);
    assert.doesNotMatch(printed, /One/);
  });
}

for (const format of ['TURTLE', 'N3', 'RDFXML']) {
  test(`SPARQLWrapper reads a graph as ${format}`, { skip: 'skip' in wrapper && wrapper.skip }, async () => {
    const script = `
import sys, SPARQLWrapper
client = SPARQLWrapper.SPARQLWrapper(sys.argv[2])
client.setReturnFormat(SPARQLWrapper.${format})
client.setMethod(SPARQLWrapper.POST)
client.setQuery('CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }')
answer = client.query().convert()
print(answer.serialize(format='nt') if hasattr(answer, 'serialize') else answer.decode('utf8'))
`;
    const printed = await runClient('program' in wrapper ? wrapper.program : '', [
      '-c',
      script,
      server.base,
      server.endpoint,
    ]);
    assert.match(printed, /id\/document\/one/);
    assert.match(printed, /id\/document\/two/);
  });
}
