import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { isLoopback, loadConfig, localNotice, SETTINGS } from '../src/config.ts';
import { IsnadError } from '../src/errors.ts';

const refusal = (env: Record<string, string>) => {
  try {
    loadConfig(env);
  } catch (error) {
    assert.ok(error instanceof IsnadError);
    return error;
  }
  return assert.fail(`${JSON.stringify(env)} was accepted`);
};

describe('the settings', () => {
  it('have a default each, and are frozen', () => {
    const config = loadConfig({});
    assert.equal(config.baseIri, 'http://localhost:3030/');
    assert.equal(config.port, 3030);
    assert.equal(config.host, '127.0.0.1');
    assert.deepEqual(config.serviceHosts, []);
    assert.ok(Object.isFrozen(config));
  });

  it('are all in the README, with default and reason', () => {
    const readme = readFileSync('README.md', 'utf8');
    const table = /<!-- settings -->\n([\s\S]*?)\n<!-- \/settings -->/.exec(readme)?.[1]?.split('\n').slice(2);
    const wanted = Object.values(SETTINGS).map(({ name, fallback, why }) => {
      return `| \`${name}\` | ${fallback === '' ? '(none)' : `\`${fallback}\``} | ${why} |`;
    });
    assert.deepEqual(table, wanted);
  });

  for (const [name, value] of [
    ['BASE_IRI', 'localhost:3030'],
    ['BASE_IRI', 'http://example.org/isnad'],
    ['BASE_IRI', 'ftp://example.org/'],
    ['BASE_IRI', 'http://example.org/?x=/'],
    ['BASE_IRI', 'http://user@example.org/'],
    ['BASE_IRI', 'http://example.org/a b/'],
    ['BASE_IRI', 'HTTP://EXAMPLE.org/'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3030x'],
    ['HOST', 'not a host'],
    ['DATA_DIR', ' '],
    ['STRICT', 'yes'],
    ['QUERY_WORKERS', '0'],
    ['QUERY_TIMEOUT_MS', '1e9'],
    ['SERVICE_HOSTS', 'http://example.org/'],
    ['LOG_LEVEL', 'loud'],
    ['PUBLISHER', 'two\nlines'],
    ['CONTACT', 'javascript:alert(1)'],
    ['CONTACT', 'nobody'],
  ] as const) {
    it(`refuse ${name}=${value}, naming it and saying what is accepted`, () => {
      const error = refusal({ [name]: value });
      assert.equal(error.code, 'configuration');
      assert.ok(error.message.startsWith(`${name}=`), error.message);
      assert.match(error.message, / is not valid: .+\.$/);
      assert.ok(!error.message.includes('\n'));
    });
  }

  it('take a base with a path, and hosts with ports', () => {
    const config = loadConfig({ BASE_IRI: 'https://example.org/isnad/', SERVICE_HOSTS: 'a.example, B.example:8080' });
    assert.equal(config.baseIri, 'https://example.org/isnad/');
    assert.deepEqual(config.serviceHosts, ['a.example', 'b.example:8080']);
  });

  it('know a base that nobody else can resolve', () => {
    for (const base of ['http://localhost/', 'http://127.0.0.1:80/', 'http://[::1]/x/'])
      assert.ok(isLoopback(base), base);
    for (const base of ['https://example.org/', 'http://localhost.example/']) assert.ok(!isLoopback(base), base);
  });

  it('say that identifiers are local under a loopback base alone', () => {
    for (const base of ['http://localhost:3030/', 'http://127.0.0.1/', 'http://[::1]:80/'])
      assert.match(localNotice(base) ?? '', /local/);
    assert.equal(localNotice('https://archive.example/isnad/'), undefined);
  });
});
