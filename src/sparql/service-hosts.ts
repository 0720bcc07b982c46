import ipaddr from 'ipaddr.js';
import { IsnadError } from '../errors.ts';
import type { Operation } from './parse.ts';

/** The hosts that an operator lets queries reach: `host` for the usual ports, `host:port` for that port alone. */
export class ServiceHosts {
  readonly #listed: ReadonlySet<string>;

  constructor(listed: readonly string[]) {
    this.#listed = new Set(listed);
  }

  get none(): boolean {
    return this.#listed.size === 0;
  }

  /** Refuses every SERVICE whose host is not listed, SILENT or not, before anything runs: SILENT would swallow it later. */
  checkQuery(algebra: Operation): void {
    for (const target of serviceTargets(algebra)) {
      if (target.termType !== 'NamedNode') {
        throw new IsnadError('refused', 'SERVICE with a variable is refused: the data would decide whom to ask.', {
          arabic: 'لا يُقبل SERVICE مع متغيّر: فالبيانات هي التي كانت ستقرّر مَن يُسأل.',
        });
      }
      this.checkUrl(target.value);
    }
  }

  /** Refuses an address that is not http(s), carries a password, or names a host that is not listed. */
  checkUrl(address: string): URL {
    const url = URL.parse(address);
    if (url === null || !/^https?:$/.test(url.protocol)) throw refused(address, 'only http and https can be asked');
    if (url.username !== '' || url.password !== '') throw refused(address, 'the address carries a user or a password');
    const host = url.hostname.toLowerCase();
    const listed = url.port === '' ? this.#listed.has(host) || this.#listed.has(`${host}:${usualPort(url)}`) : false;
    if (!listed && !this.#listed.has(`${host}:${url.port}`)) {
      throw refused(address, this.none ? 'this archive asks no other host' : 'the operator has not listed this host');
    }
    return url;
  }

  /**
   * Refuses an address that a listed *name* resolves to inside the operator's own network, so that whoever runs the
   * DNS of a listed host cannot point queries at it. An operator who wants such a host lists its address (or `localhost`).
   */
  checkAddress(host: string, address: string): void {
    if (ipaddr.isValid(host.replace(/^\[|\]$/g, ''))) return;
    const range = ipaddr.process(address).range();
    if (range === 'unicast' || (host === 'localhost' && range === 'loopback')) return;
    throw refused(host, `it resolves to ${address}, which is not a public address`);
  }
}

function usualPort({ protocol }: URL): string {
  return protocol === 'https:' ? '443' : '80';
}

function refused(address: string, why: string): IsnadError {
  return new IsnadError('refused', `SERVICE <${address.slice(0, 300)}> is refused: ${why}.`, {
    arabic: `رُفض SERVICE ‏<${address.slice(0, 300)}> بحكم سياسة هذا الأرشيف.`,
  });
}

interface Target {
  readonly termType: string;
  readonly value: string;
}

/** Every SERVICE in an algebra, however deep: without recursion, because brackets may nest by the thousand. */
export function serviceTargets(algebra: object): Target[] {
  const found: Target[] = [];
  const waiting: unknown[] = [algebra];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null) continue;
    if ('type' in node && node.type === 'service' && 'name' in node) found.push(node.name as Target);
    // Terms and patterns hold nothing that could be a SERVICE. Not spread: VALUES may be longer than a call takes.
    if (!('termType' in node)) for (const child of Object.values(node)) waiting.push(child);
  }
  return found;
}
