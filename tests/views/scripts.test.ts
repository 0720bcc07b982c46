import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { loadScripts } from '../../src/views/scripts.ts';

const scripts = loadScripts();
const all = Object.values(scripts).flatMap(({ entry, others, later }) => [entry, ...others, ...later]);

test('every import of a served module names a served module: nothing is asked of another host or by a bare name', () => {
  const names = new Set(all.map(({ name }) => name));
  for (const { name, bytes } of all) {
    const text = bytes.toString('utf8');
    const statements = text.matchAll(/^(?:import|export)\b(?:[^'"]*\bfrom)?\s*['"]([^'"\n]+)['"]/gm);
    for (const [, target = ''] of statements) assert.ok(names.has(target.slice(2)), `${name} imports ${target}`);
  }
});

test('modules of others stand under their licence', () => {
  for (const { name, bytes } of all.filter((asset) =>
    /^(codemirror|lezer|cytoscape|style-mod|crelt)/.test(asset.name),
  )) {
    assert.match(bytes.toString('utf8').slice(0, 3000), /Copyright/, name);
  }
});

test('the page of queries loads the editor, and the drawing library only where an answer is drawn', () => {
  const { others, later } = scripts.query;
  assert.ok(others.some(({ name }) => name.startsWith('codemirror-view.')));
  assert.ok(!others.some(({ name }) => name.startsWith('cytoscape.')));
  assert.deepEqual(
    later.map(({ name }) => name.split('.')[0]),
    ['cytoscape'],
  );
});

test('the editor and all that it needs stay below 260 kB compressed', () => {
  const { entry, others } = scripts.query;
  const size = [entry, ...others].reduce((sum, { bytes }) => sum + gzipSync(bytes).length, 0);
  assert.ok(size < 260_000, `${size} bytes`);
});

test('the graph does not load the editor', () => {
  assert.ok(!scripts.explore.others.some(({ name }) => name.startsWith('codemirror')));
});
