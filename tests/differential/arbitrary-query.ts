import fc from 'fast-check';
import { GRAPHS, IRIS, LITERALS, ODD_TEXTS, PREDICATES } from './arbitrary-dataset.ts';

/** A query with what may be expected of the order of its rows. */
export interface Query {
  readonly text: string;
  /** The variables of ORDER BY, first key first. */
  readonly orderedBy: readonly string[];
}

const VARIABLES = ['?a', '?b', '?c', '?d'] as const;
/** Stands for a name that occurs nowhere else; numbered when the query is complete. */
const FRESH = '?FRESH';

const variable = fc.constantFrom(...VARIABLES);
const constant = fc.constantFrom(...IRIS, ...LITERALS);
const odd = fc.constantFrom(...IRIS, ...LITERALS, ...ODD_TEXTS);
const mostly = <T>(usual: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: seldom });
const joined = (...parts: (fc.Arbitrary<string> | string)[]): fc.Arbitrary<string> =>
  fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((all) => all.join(' '));
const pick = <T>(...choices: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...choices);

// Not `?`: where no graph holds its properties the reference forgets that it may be empty (18.4).
const path: fc.Arbitrary<string> = fc.letrec<{ path: string }>((tie) => ({
  path: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'path' },
    pick<string>(...PREDICATES),
    joined('(', tie('path'), '/', tie('path'), ')'),
    joined('(', tie('path'), '|', tie('path'), ')'),
    tie('path').map((inner) => `(${inner})*`),
    tie('path').map((inner) => `(${inner})+`),
    tie('path').map((inner) => `^(${inner})`),
    pick('!<urn:p0>', '!(<urn:p0>|<urn:p1>)', '!(^<urn:p0>)', '!(<urn:p0>|^<urn:p1>)'),
  ),
})).path;

const triple = joined(
  fc.oneof({ weight: 12, arbitrary: variable }, { weight: 1, arbitrary: pick<string>(...IRIS) }),
  fc.oneof(
    { weight: 8, arbitrary: pick<string>(...PREDICATES) },
    { weight: 1, arbitrary: variable },
    { weight: 1, arbitrary: path },
  ),
  fc.oneof({ weight: 12, arbitrary: variable }, { weight: 1, arbitrary: constant }),
  '.',
);
const triples = fc.oneof(
  { weight: 4, arbitrary: triple },
  { weight: 2, arbitrary: joined(triple, triple) },
  { weight: 1, arbitrary: joined(triple, triple, triple) },
);

type Parts = {
  expression: string;
  condition: string;
  group: string;
  element: string;
};

/** Expressions and groups name each other: EXISTS holds a group. */
const parts = fc.letrec<Parts>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'expression' },
    variable,
    constant,
    joined('(', tie('expression'), pick('+', '-', '*', '/'), tie('expression'), ')'),
    joined(pick('-', '+', '!'), '(', tie('expression'), ')'),
    joined(
      pick('STR', 'LANG', 'DATATYPE', 'STRLEN', 'UCASE', 'LCASE', 'ENCODE_FOR_URI', 'ABS', 'CEIL', 'FLOOR', 'ROUND'),
      ...['(', tie('expression'), ')'],
    ),
    joined(
      pick('YEAR', 'MONTH', 'DAY', 'HOURS', 'MINUTES', 'SECONDS', 'TZ', 'MD5', 'SHA1'),
      '(',
      tie('expression'),
      ')',
    ),
    joined(
      pick('xsd:integer', 'xsd:decimal', 'xsd:double', 'xsd:float', 'xsd:string', 'xsd:boolean', 'xsd:dateTime'),
      ...['(', tie('expression'), ')'],
    ),
    joined('CONCAT (', tie('expression'), ',', tie('expression'), ')'),
    joined(pick('STRBEFORE', 'STRAFTER'), '(', tie('expression'), ',', tie('expression'), ')'),
    joined('SUBSTR (', tie('expression'), ',', pick('1', '2'), ',', pick('0', '1', '2'), ')'),
    joined('REPLACE (', tie('expression'), ',', pick('"a"', '"[ab]"', '"."'), ',', pick('"x"', '"$0"'), ')'),
    joined('IF (', tie('condition'), ',', tie('expression'), ',', tie('expression'), ')'),
    joined('COALESCE (', tie('expression'), ',', tie('expression'), ')'),
    tie('condition'),
  ),
  condition: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'expression' },
    variable.map((name) => `BOUND(${name})`),
    joined('(', tie('expression'), pick('=', '!=', '<', '>', '<=', '>='), tie('expression'), ')'),
    joined('(', variable, pick('=', '!=', '<', '>', '<=', '>='), constant, ')'),
    joined('(', tie('condition'), pick('&&', '||'), tie('condition'), ')'),
    joined('(', tie('expression'), pick('IN', 'NOT IN'), '(', constant, ',', tie('expression'), ')', ')'),
    joined(pick('isIRI', 'isBlank', 'isLiteral', 'isNumeric'), '(', tie('expression'), ')'),
    joined(
      pick('CONTAINS', 'STRSTARTS', 'STRENDS', 'sameTerm', 'LANGMATCHES'),
      '(',
      tie('expression'),
      ',',
      tie('expression'),
      ')',
    ),
    joined('REGEX (', tie('expression'), ',', pick('"a"', '"^A", "i"', '"ك"', '"."', '"b$"'), ')'),
    joined(pick('EXISTS', 'NOT EXISTS'), '{', tie('group'), '}'),
  ),
  element: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'group' },
    triples,
    joined('OPTIONAL {', tie('group'), '}'),
    joined('{', tie('group'), '} UNION {', tie('group'), '}'),
    joined('MINUS {', tie('group'), '}'),
    joined('FILTER', '(', tie('condition'), ')'),
    joined('BIND (', tie('expression'), 'AS', FRESH, ')'),
    joined('VALUES', variable, '{', constant, mostly<string>(constant, pick('UNDEF')), '}'),
    joined('{ SELECT DISTINCT', pick('?a', '?b ?c', '?d ?a', '*'), 'WHERE {', tie('group'), '} }'),
    variable.chain((key) =>
      // Its key is bound: an unbound one agrees with every row (18.5), and the reference joins it with none.
      joined(
        `{ SELECT ${key} (COUNT(*) AS ${FRESH}) WHERE { ${key} <urn:p0> ?e .`,
        tie('group'),
        `} GROUP BY ${key} }`,
      ),
    ),
    joined('GRAPH', fc.oneof(pick<string>(...GRAPHS), pick('?g')), '{', triples, '}'),
  ),
  group: joined(
    triples,
    fc.array(tie('element'), { maxLength: 3 }).map((all) => all.join(' ')),
  ),
}));

const aggregate = fc.oneof(
  pick('COUNT(*)', 'COUNT(DISTINCT *)'),
  // What MIN and MAX make of a mixture is left open, so that they get numbers.
  joined(pick('MIN', 'MAX'), '( STRLEN( COALESCE( STR(', parts.expression, '), "" ) ) )'),
  // COALESCE: what an aggregate makes of errors differs from the specification in the reference.
  joined(pick('COUNT', 'SUM', 'AVG'), '(', pick('', 'DISTINCT'), 'COALESCE(', parts.expression, ', 0 ) )'),
  joined('STRLEN(GROUP_CONCAT(', pick('', 'DISTINCT'), 'COALESCE(STR(', variable, '), "") ))'),
);

const names = fc.uniqueArray(variable, { minLength: 1, maxLength: 3 });

const select = fc
  .record({
    distinct: pick('', 'DISTINCT'),
    names: fc.option(names),
    where: parts.group,
    order: fc.boolean(),
    descending: fc.boolean(),
    limit: fc.option(fc.nat(4)),
    offset: fc.option(fc.nat(2)),
  })
  .map((q): Query => {
    const orderedBy = q.order ? (q.names ?? [...VARIABLES]) : [];
    const keys = orderedBy.map((name) => (q.descending ? `DESC(${name})` : name)).join(' ');
    // Which rows a LIMIT keeps is fixed only where the order is: by everything that is selected.
    const slice =
      q.order && q.names !== null
        ? `${q.limit === null ? '' : `LIMIT ${q.limit}`} ${q.offset === null ? '' : `OFFSET ${q.offset}`}`
        : '';
    return {
      text: `SELECT ${q.distinct} ${q.names?.join(' ') ?? '*'} WHERE { ${q.where} } ${keys === '' ? '' : `ORDER BY ${keys}`} ${slice}`,
      orderedBy,
    };
  });

const grouped = fc
  .record({
    keys: fc.uniqueArray(variable, { maxLength: 2 }),
    aggregate,
    where: parts.group,
    having: fc.option(pick('COUNT(*) > 1', 'COUNT(DISTINCT ?a) = 1')),
  })
  .map((q): Query => {
    const by = q.keys.length === 0 ? '' : `GROUP BY ${q.keys.join(' ')}`;
    const having = q.having === null ? '' : `HAVING (${q.having})`;
    return {
      text: `SELECT ${q.keys.join(' ')} (${q.aggregate} AS ${FRESH}) WHERE { ${q.where} } ${by} ${having}`,
      orderedBy: [],
    };
  });

const ask = parts.group.map((where): Query => ({ text: `ASK { ${where} }`, orderedBy: [] }));
const construct = fc
  .tuple(variable, pick<string>(...PREDICATES, '?b'), mostly<string>(variable, pick('_:x', '"made"')), parts.group)
  .map(([s, p, o, where]): Query => ({ text: `CONSTRUCT { ${s} ${p} ${o} } WHERE { ${where} }`, orderedBy: [] }));

/** Rows that are there whatever the data hold, so that every function meets every kind of term. */
const computed = fc
  .tuple(
    fc.array(joined('(', odd, mostly<string>(constant, pick('UNDEF')), ')'), { minLength: 1, maxLength: 4 }),
    parts.expression,
  )
  .map(
    ([rows, expression]): Query => ({
      text: `SELECT * WHERE { VALUES (?a ?b) { ${rows.join(' ')} } BIND ( ${expression} AS ${FRESH} ) }`,
      orderedBy: [],
    }),
  );

/** Queries over every operator, over the terms of the data sets. */
export const query: fc.Arbitrary<Query> = fc
  .oneof(
    { weight: 5, arbitrary: select },
    { weight: 4, arbitrary: computed },
    { weight: 3, arbitrary: grouped },
    { weight: 1, arbitrary: ask },
    { weight: 1, arbitrary: construct },
  )
  .map(({ text, orderedBy }) => {
    let last = 0;
    const named = text
      .replaceAll(FRESH, () => `?n${last++}`)
      .replace(/\s+/g, ' ')
      .trim();
    return { text: `PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ${named}`, orderedBy };
  });
