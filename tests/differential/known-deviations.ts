import { ILL_FORMED, type Lines, ODD_TEXTS, PREDICATES } from './arbitrary-dataset.ts';

/** A query with the terms of its data, as text. */
interface Asked {
  readonly query: string;
  readonly lines: string;
  readonly all: string;
}

/** Where the reference departs from SPARQL 1.1, so that it cannot judge; each with the clause that it breaks. */
const DEVIATIONS: readonly { readonly clause: string; readonly applies: (asked: Asked) => boolean }[] = [
  {
    clause: '17.2.2, 17.4.2: an ill-formed number or boolean is false as a condition, and LANG, STR and others take it',
    applies: ({ query, all }) => COMPUTES.test(query) && ILL_FORMED.some((literal) => all.includes(literal)),
  },
  {
    clause: '17.2.2: a text with a language is true as a condition unless it is empty',
    applies: ({ query, all }) => /[!] \(|&&|\|\||IF \(|xsd:boolean \(/u.test(query) && /"@/u.test(all),
  },
  {
    clause: '17.3: texts are compared by code points, not as a language sorts them',
    applies: ({ query, all }) => / [<>]=? /u.test(query) && ODD_TEXTS.some((text) => all.includes(text)),
  },
  {
    clause: '17.4.3.9: what stands before the beginning of a text with a language is empty, in that language',
    applies: ({ query, all }) => query.includes('STRBEFORE') && /"@/u.test(all),
  },
  {
    clause: '17.5: an empty text is no number',
    applies: ({ query }) => CASTS.test(query),
  },
  {
    clause:
      '17.5: xsd:integer and xsd:decimal take what is written of a double, which has no plus sign in its exponent',
    applies: ({ all }) => /xsd:(integer|decimal)/u.test(all) && all.includes('1e21'),
  },
  {
    clause: '15.1: where NaN stands in an order, and so what OFFSET and LIMIT leave, is not said',
    applies: ({ query, all }) => /ORDER BY .*(OFFSET|LIMIT)/u.test(query) && all.includes('NaN'),
  },
  {
    clause: '18.5: what an OPTIONAL leaves unbound inside another agrees with every row outside',
    applies: ({ query }) => hasOptionalInside(query),
  },
  {
    clause: '18.4: a negated property set is joined with what stands beside it, in a group or in a path',
    applies: ({ query }) =>
      /!<|!\(</u.test(query) && ((query.match(/ \./gu) ?? []).length > 1 || /\)[*+?] \/|\/ \S*\)[*+?]/u.test(query)),
  },
  {
    clause: '18.4: a path that may be empty matches every node, also where no graph holds its properties',
    applies: ({ query, lines }) => query.includes(')*') && PREDICATES.some((predicate) => !lines.includes(predicate)),
  },
  {
    clause: '18.4: a path may lead back to where it began',
    applies: ({ query }) => /(\?[abcd]) [^?.]*[(!^] ?<[^?.]* \1 \./u.test(query),
  },
];

const COMPUTES = /FILTER|BIND|COALESCE|HAVING/u;
const CASTS = /xsd:(integer|decimal|double|float) \( (?!\?[abcd] |["<]\S+ \))/u;

/** Whether an OPTIONAL stands in the braces of another. */
function hasOptionalInside(query: string): boolean {
  const open: boolean[] = [];
  for (const [token] of query.matchAll(/OPTIONAL \{|\{|\}/gu)) {
    if (token === '}') open.pop();
    else {
      const optional = token !== '{';
      if (optional && open.includes(true)) return true;
      open.push(optional);
    }
  }
  return false;
}

/** 18.5.1: without GROUP BY all rows are one group, also where there are none; the reference sometimes forgets that one. */
export function lacksItsGroup(query: string, rows: number): boolean {
  const whole = /^PREFIX \S+ \S+ SELECT \([^{]*\b(COUNT|SUM|AVG|MIN|MAX|SAMPLE|GROUP_CONCAT)\b/u;
  return rows === 0 && whole.test(query) && !/GROUP BY|HAVING|OFFSET|LIMIT/u.test(query);
}

/** Whether the reference is known to be wrong about such a query. */
export function isBeyondReference(query: string, lines: Lines): boolean {
  const text = query.replace(/^PREFIX \S+ \S+ /u, '');
  const data = lines.join(' ');
  const asked = { query: text, lines: data, all: `${text} ${data}` };
  return DEVIATIONS.some(({ applies }) => applies(asked));
}
