import type { Client } from '../http-timing.ts';

/** What stands at an address; throws for anything but 200. */
export async function bodyOf(client: Client, url: string, accept?: string): Promise<string> {
  const { status, body } = await client.read({ url, headers: accept === undefined ? {} : { Accept: accept } });
  if (status !== 200) throw new Error(`${status} from ${url}: ${body.slice(0, 1_000)}`);
  return body;
}
