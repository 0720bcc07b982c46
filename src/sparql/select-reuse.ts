import { sparql11ParserBuilder } from '@traqula/parser-sparql-1-1';

interface Rule {
  readonly name: string;
  readonly impl: (tools: Tools) => (context: object, ...args: unknown[]) => unknown;
}

interface Tools {
  readonly SUBRULE: (rule: Rule, ...args: unknown[]) => unknown;
  readonly ACTION: (make: () => unknown) => unknown;
}

interface Select {
  readonly val: { readonly variables: readonly { readonly variable?: unknown }[] };
}

interface Modifiers {
  group?: { readonly groupings: readonly unknown[] } | undefined;
}

/**
 * Makes the grammar let an expression of SELECT use what an earlier one was given the name of, beside aggregates, too
 * (SPARQL 1.1, 16.1.2): the parser's own check takes only what is grouped by, and refuses "(SUM(?n) AS ?sum) (?sum / 2 AS
 * ?half)" wherever there is a GROUP BY. To be called before a parser is made.
 */
export function allowReuseInSelect(): void {
  const builder = sparql11ParserBuilder as unknown as { getRule(name: string): Rule; patchRule(rule: Rule): unknown };
  const rule = builder.getRule('selectQuery');
  builder.patchRule({
    ...rule,
    impl:
      (tools) =>
      (context, ...args) => {
        let select: Select | undefined;
        let modifiers: Modifiers | undefined;
        // Without GROUP BY the check is that of scope-check.ts, which knows better what a name stands for.
        const own = {
          ...context,
          get skipValidation() {
            return modifiers?.group === undefined;
          },
        };
        const SUBRULE: Tools['SUBRULE'] = (part, ...rest) => {
          const result = tools.SUBRULE(part, ...rest);
          if (part.name === 'selectClause') select = result as Select;
          if (part.name === 'solutionModifier') modifiers = result as Modifiers;
          return result;
        };
        const ACTION: Tools['ACTION'] = (make) =>
          tools.ACTION(() => withNamesGrouped(select as Select, modifiers as Modifiers, make));
        return rule.impl({ ...tools, SUBRULE, ACTION })(own, ...args);
      },
  });
}

/** Has the check made as if the query grouped by the names, too, that its SELECT gives. */
function withNamesGrouped({ val: { variables } }: Select, modifiers: Modifiers, make: () => unknown): unknown {
  const { group } = modifiers;
  if (group === undefined) return make();
  const names = variables.flatMap(({ variable }) => variable ?? []);
  modifiers.group = { ...group, groupings: [...group.groupings, ...names] };
  const query = make();
  modifiers.group = group;
  return query;
}
