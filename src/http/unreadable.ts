import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { ERRORS, type ErrorCode } from '../errors.ts';

/** What Node's parser calls its refusals, and what they mean for the client; whatever else it says is a bad request. */
const REFUSALS: Readonly<Record<string, readonly [code: ErrorCode, status: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [
    'too-large',
    '431 Request Header Fields Too Large',
    'The address or the headers are too long; send a long query by POST.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['bad-request', '408 Request Timeout', 'The request took too long to arrive.'],
};
const OTHER = ['bad-request', '400 Bad Request', 'This is not a request that HTTP/1.1 allows.'] as const;

/** Gives bytes that are no request a problem too (RFC 9457), where Node alone would close without a word. */
export function answerUnreadable(server: Server, base: string): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // Once an answer has begun on this connection, another one would be read as part of it.
    const begun = (socket as { _httpMessage?: { headersSent: boolean } })._httpMessage?.headersSent === true;
    if (error.code === 'ECONNRESET' || !socket.writable || begun) {
      socket.destroy(error);
      return;
    }
    const [code, status, detail] = REFUSALS[error.code ?? ''] ?? OTHER;
    const { title, hint } = ERRORS[code];
    const members = {
      type: `${base}problems#${code}`,
      title: title.en,
      status: Number.parseInt(status, 10),
      detail,
      hint: hint.en,
    };
    const body = `${JSON.stringify(members, null, 2)}\n`;
    socket.end(
      [
        `HTTP/1.1 ${status}`,
        'Connection: close',
        'Access-Control-Allow-Origin: *',
        'Cache-Control: no-cache',
        'Content-Type: application/problem+json',
        `Content-Length: ${Buffer.byteLength(body)}`,
        '',
        body,
      ].join('\r\n'),
    );
  });
}
