import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { after, before, test } from 'node:test';
import { answerUnreadable } from '../../src/http/unreadable.ts';

const server = createServer(
  { maxHeaderSize: 4096, headersTimeout: 200, connectionsCheckingInterval: 50 },
  (_req, res) => {
    // Never ended: what comes behind it finds the answer begun.
    res.write('well');
  },
);
answerUnreadable(server, 'http://localhost:3030/');
before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
after(() => server.close());

/** Sends bytes as they are, more once something came back, and gives all that comes until the connection ends. */
function answerTo(bytes: string | Buffer, more?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(bytes));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => {
      if (chunks.push(chunk) === 1 && more !== undefined) socket.write(more);
    });
    socket.on('error', reject);
    socket.on('end', () => {
      socket.end();
      resolve(Buffer.concat(chunks).toString('latin1'));
    });
  });
}

const CASES: [what: string, bytes: string | Buffer, status: number][] = [
  ['bytes that are no text', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0xff, 0xfe, 0x00]), 400],
  ['a method that nobody defined', 'FOO / HTTP/1.1\r\nHost: x\r\n\r\n', 400],
  ['a path that is not percent-encoded', 'GET /incident/\u062d HTTP/1.1\r\nHost: x\r\n\r\n', 400],
  ['a null byte in a header', 'GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n', 400],
  ['two lengths of one body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n', 400],
  [
    'a length beside a coding that has its own',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n',
    400,
  ],
  ['a header beyond the limit', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(5000)}\r\n\r\n`, 431],
  ['a request that never ends', 'GET / HTTP/1.1\r\nHo', 408],
];

for (const [what, bytes, status] of CASES)
  test(`${what} is ${status} with a problem, and the connection ends`, async () => {
    const [head = '', body = ''] = (await answerTo(bytes)).split('\r\n\r\n');
    assert.match(head, new RegExp(`^HTTP/1\\.1 ${status} `));
    assert.match(head, /\r\nContent-Type: application\/problem\+json/);
    const problem = JSON.parse(body) as Record<string, unknown>;
    assert.equal(problem['status'], status);
    assert.match(String(problem['type']), /^http:\/\/localhost:3030\/problems#/);
    assert.ok(problem['detail']);
  });

test('garbage behind a request whose answer has begun adds nothing to that answer', async () => {
  const text = await answerTo('GET /begun HTTP/1.1\r\nHost: x\r\n\r\n', '\u0000'.repeat(20));
  assert.match(text, /^HTTP\/1\.1 200 OK[\s\S]*well/);
  assert.doesNotMatch(text, /HTTP\/1\.1 400|problem/);
});
