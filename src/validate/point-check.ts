import { geo, wgs } from '../rdf/vocabulary.ts';
import type { CheckContext, Fault } from './check.ts';

/** A WKT point says what latitude and longitude say; WKT writes the longitude first, which is easily swapped. */
export function* pointCheck({ own }: CheckContext): Generator<Fault> {
  for (const node of own.subjects()) {
    const wkt = own.object(node, geo.asWKT)?.value;
    const lat = own.object(node, wgs.lat)?.value;
    const long = own.object(node, wgs.long)?.value;
    const [, x, y] = /^POINT ?\(([-0-9.]+) ([-0-9.]+)\)$/.exec(wkt ?? '') ?? [];
    if (wkt === undefined || x === undefined || lat === undefined || long === undefined) continue;
    if (Number(x) !== Number(long) || Number(y) !== Number(lat))
      yield {
        check: 'PointCheck',
        focusNode: node,
        path: geo.asWKT.value,
        value: wkt,
        expected: `POINT(${long} ${lat})`,
      };
  }
}
