import type { toAlgebra } from '@traqula/algebra-sparql-1-1';

/** Any operation of the algebra, expressions included, as the parser's translation gives it. */
export type Operation = ReturnType<typeof toAlgebra>;

type Named<O, Name extends string> = O extends { readonly type: infer Type extends string }
  ? `${Type}` extends Name
    ? O
    : never
  : never;

/** What operations are called: `bgp`, `join`, `leftjoin` ... */
export type OperationName = `${Operation['type']}`;

/** The operation of one name. */
export type OperationOf<Name extends OperationName> = Named<Operation, Name>;

/** What FILTER, BIND, ORDER BY and aggregates compute with. */
export type Expression = OperationOf<'expression'>;

type Sorted<E, Name extends string> = E extends { readonly subType: infer Type extends string }
  ? `${Type}` extends Name
    ? E
    : never
  : never;

/** What expressions are called: `term`, `operator`, `existence` ... */
export type ExpressionName = `${Expression['subType']}`;

/** The expression of one name. */
export type ExpressionOf<Name extends ExpressionName> = Sorted<Expression, Name>;
