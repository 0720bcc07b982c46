import type { QuadIndex } from '../index/quad-index.ts';
import type { Term } from '../rdf/quads.ts';
import type { Language } from './language.ts';
import { isLiteral, nameText } from './names.ts';
import { type ReconcileProperty, reconcilePropertyName, valuesOf } from './reconcile-properties.ts';
import type { ExtendQuery } from './reconcile-request.ts';
import { thingNamed } from './reconcile-things.ts';
import { type Named, typeNamed } from './reconcile-types.ts';

/** One value as the specification writes it (0.2, "Data Extension Responses"). */
export type ExtendValue = Named | { readonly str: string } | { readonly float: number };

/** The values of some properties of some things. */
export interface Extension {
  readonly meta: readonly (Named & { readonly type?: Named })[];
  readonly rows: Readonly<Record<string, Readonly<Record<string, readonly ExtendValue[]>>>>;
}

/**
 * Reads what a table is to be extended by. A thing that is not here has no values; a date stands as the record writes it,
 * since most are not one day. Bound: those of the request, and a hundred values of a property.
 */
export function extension(
  { index, base, language }: { readonly index: QuadIndex; readonly base: string; readonly language: Language },
  { ids, properties }: ExtendQuery,
): Extension {
  return {
    meta: properties.map(({ id, property }) => ({
      id,
      name: reconcilePropertyName(index, property, language),
      ...(property.of === undefined ? {} : { type: typeNamed(index, property.of.value, language) }),
    })),
    rows: Object.fromEntries(
      ids.map((id) => {
        const thing = thingNamed(index, base, id);
        const cells = properties.map((asked) => {
          const values = thing === undefined ? [] : cellsOf(index, thing, asked);
          const written = values.map((term) => writtenValue(index, term, asked.property, language));
          return [asked.id, asked.limit === 0 ? written : written.slice(0, asked.limit)];
        });
        return [id, Object.fromEntries(cells)];
      }),
    ),
  };
}

/** Texts in the language asked for; what has no language, or is no text, in any case. */
function cellsOf(
  index: QuadIndex,
  thing: string,
  { property, language }: ExtendQuery['properties'][number],
): readonly Term[] {
  const values = valuesOf(index, thing, property);
  if (language === 'any') return values;
  return values.filter((term) => !isLiteral(term) || ['', language].includes(term.language.split('-')[0] ?? ''));
}

function writtenValue(index: QuadIndex, term: Term, { kind }: ReconcileProperty, language: Language): ExtendValue {
  if (kind === 'number' && Number.isFinite(Number(term.value))) return { float: Number(term.value) };
  // An address elsewhere is no record of ours that could be matched on.
  if (kind === 'thing' && !isLiteral(term)) return { id: term.value, name: nameText(index, term.value, language) };
  return { str: term.value };
}
