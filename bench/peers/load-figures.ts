import { duration, rate } from '../table.ts';
import type { PeerData } from './dataset.ts';
import type { RunningPeer } from './peer.ts';
import type { Contestant } from './rounds.ts';

/** A row of the second table: a figure for each contestant that has it. */
export type FigureRow = readonly [name: string, ...figures: string[]];

/** What holding the data costs each; to be asked for when the mix is through. */
export function loadFigures(contestants: readonly Contestant[], data: PeerData): FigureRow[] {
  const each = (of: (peer: RunningPeer) => string): string[] => contestants.map(({ peer }) => of(peer));
  return [
    ['version', ...each(({ version }) => version)],
    ['load from N-Quads', ...each(({ loaded }) => `${rate((loaded.quads / loaded.ms) * 1_000)} quads/s`)],
    ['time to load', ...each(({ loaded }) => duration(loaded.ms))],
    ['resident, with the data', ...each(({ memory }) => `${Math.round(memory.loadedMb)} MB`)],
    ['a quad, resident', ...each(({ memory }) => bytesAQuad(memory, data.quads))],
    ['resident after the mix', ...each((peer) => `${Math.round(peer.residentMb())} MB`)],
  ];
}

function bytesAQuad({ emptyMb, loadedMb }: RunningPeer['memory'], quads: number): string {
  return `${Math.round(((loadedMb - emptyMb) * 2 ** 20) / quads)} bytes`;
}

/** The size that a table is headed with. */
export function millions({ quads }: Pick<PeerData, 'quads'>): string {
  return quads < 1_000_000 ? `${Math.round(quads / 1_000)} thousand` : `${(quads / 1_000_000).toFixed(1)} million`;
}
