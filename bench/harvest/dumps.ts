import type { Client } from '../http-timing.ts';
import { bodyOf } from './body-of.ts';
import type { Harvested } from './protocols.ts';

/** The newest dump: what there is, its manifest, and the file that a copy is loaded from. */
export async function dumpDownload(client: Client, url: string): Promise<Harvested> {
  const list = await bodyOf(client, `${url}dumps.nq`);
  const folder = /\/(dumps\/[^/>]+)\/manifest\.json>/.exec(list)?.[1];
  if (folder === undefined) throw new Error('The server has no dump.');
  const manifest = await bodyOf(client, `${url}${folder}/manifest.json`);
  const { counts } = JSON.parse(manifest) as { counts: { records: number } };
  const { status, bytes } = await client.ask({ url: `${url}${folder}/dump.nq.zst`, headers: {} });
  if (status !== 200) throw new Error(`${status} from ${folder}/dump.nq.zst`);
  const told = Buffer.byteLength(list) + Buffer.byteLength(manifest);
  return { records: counts.records, bytes: bytes + told, requests: 3, next: '' };
}
