import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FocusDataset } from '../../src/validate/focus-dataset.ts';
import { refuseUnsupported } from '../../src/validate/load-shapes.ts';
import { ShaclEngine } from '../../src/validate/shacl.ts';
import { lineOf, type ShaclTest, shaclSuite, shaclTests } from './shacl-suite.ts';

const suite = shaclSuite();

if ('absent' in suite) {
  test('all 98 tests of SHACL Core pass', { skip: suite.absent }, () => {});
} else {
  test('all 98 tests of SHACL Core pass', async (t) => {
    const tests = await shaclTests(suite.manifest);
    assert.equal(tests.length, 98);
    for (const one of tests)
      await t.test(one.name.replace(/.*\/core\//, ''), async () => assert.deepEqual(await run(one), one.expected));
  });
}

async function run({ data, shapes }: ShaclTest): Promise<string[]> {
  refuseUnsupported(shapes);
  return (await new ShaclEngine(shapes).results(new FocusDataset(data))).map(lineOf).sort();
}
