import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { test } from 'node:test';
import { PACKAGE_NAMES, packageText, withoutComments } from '../../src/views/script-packages.ts';

/** The code as Node writes it anew, without comments: two texts of one program give the same. */
const written = (text: string) => stripTypeScriptTypes(text, { mode: 'transform' });

test('taking the comments out of a package leaves its code as it is', () => {
  for (const name of PACKAGE_NAMES.filter((name) => name !== 'cytoscape')) {
    const text = readFileSync(new URL(import.meta.resolve(name)), 'utf8');
    const bare = withoutComments(text);
    assert.ok(written(bare) === written(text), name);
    assert.ok(packageText(name).endsWith(bare), name);
  }
});

test('what looks like a comment within a line stays', () => {
  for (const text of ["const a = 'http://x'; // why\n", 'const b = /\\/\\*/;\n', 'f(/* here */ 1);\n'])
    assert.equal(withoutComments(text), text);
  assert.equal(withoutComments('  // one\n/**\n * two ** / \n */\nconst c = /*@__PURE__*/f();\n'), 'const c = f();\n');
});
