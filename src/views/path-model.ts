import { type Connections, connections } from '../claims/connections.ts';
import { IsnadError } from '../errors.ts';
import type { SharedIndex } from '../index/shared-index.ts';
import { faultOf, type NamedRecord } from './named-record.ts';

/** Which two records a page of connections is asked for. */
export interface PathRequest {
  readonly base: string;
  readonly from: NamedRecord;
  readonly to: NamedRecord;
}

/** What a page of connections shows; without connections it asks for what is missing or says what is wrong. */
export interface PathModel extends PathRequest {
  readonly index: SharedIndex;
  readonly connections: Connections | undefined;
}

/** Finds the ways, where two different records are known. */
export function pathModel(index: SharedIndex, request: PathRequest): PathModel {
  const { from, to, base } = request;
  const isAsked = from.state === 'known' && to.state === 'known' && from.thing !== to.thing;
  const found = isAsked ? connections(index.reader, { from: from.thing, to: to.thing, base }) : undefined;
  return { ...request, index, connections: found };
}

/** What is wrong with the request, for those who get no page; undefined where it can be answered. */
export function pathFault({ from, to }: PathRequest): IsnadError | undefined {
  const fault = faultOf(from) ?? faultOf(to);
  if (fault !== undefined) return fault;
  if (from.state !== 'known' || to.state !== 'known')
    return new IsnadError('bad-request', 'from and to name two records, as in organization/human-rights-watch.', {
      arabic: 'تسمّي from وto قيدين، مثل organization/human-rights-watch.',
    });
  if (from.thing !== to.thing) return undefined;
  return new IsnadError('bad-request', 'from and to name the same record.', { arabic: 'تسمّي from وto القيد نفسه.' });
}
