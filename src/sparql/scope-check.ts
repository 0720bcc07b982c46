import { IsnadError } from '../errors.ts';
import { blanked, placeAt } from './query-text.ts';

/** What of the parser's algebra matters here; an input is one operation or several. */
interface Part {
  readonly type?: string;
  readonly input?: Part | readonly Part[];
  readonly termType?: string;
  readonly value?: string;
  readonly variable?: Part;
  readonly variables?: readonly Part[];
  readonly aggregates?: readonly Part[];
  readonly patterns?: readonly Part[];
  readonly expression?: Part;
  readonly expressions?: readonly Part[];
  readonly args?: readonly Part[];
  readonly term?: Part;
}

/**
 * Holds a query to the two rules of scope that the grammar cannot say: AS names a variable that is new there (SPARQL
 * 1.1, 18.2.1), and where all rows become one, nothing of a single row is selected (11.4). The engine would fail on the
 * one while it runs and answer the other with nothing.
 */
export function checkScope(operation: object, text: string): void {
  scopeOf(operation as Part, text);
}

/** The names in scope of an operation, with every rule held inside it; the set is the caller's to add to. */
function scopeOf(operation: Part, text: string): Set<string> {
  for (const expression of expressionsOf(operation)) checkInside(expression, text);
  switch (operation.type) {
    case 'project': {
      checkSelected(operation, scopeOf(only(operation), text), text);
      return namesOf(operation.variables);
    }
    case 'extend': {
      const scope = scopeOf(only(operation), text);
      const name = operation.variable?.value ?? '';
      if (scope.has(name)) throw notNew(name, text);
      return scope.add(name);
    }
    case 'group': {
      scopeOf(only(operation), text);
      return namesOf([
        ...(operation.variables ?? []),
        ...(operation.aggregates ?? []).flatMap(({ variable }) => variable ?? []),
      ]);
    }
    case 'minus': {
      const [first, ...others] = inputsOf(operation).map((input) => scopeOf(input, text));
      return others.length > 0 ? (first ?? new Set()) : new Set();
    }
    default: {
      const own = namesOf([...Object.values(operation), ...(operation.variables ?? [])] as Part[]);
      for (const input of [...inputsOf(operation), ...(operation.patterns ?? [])])
        for (const name of scopeOf(input, text)) own.add(name);
      return own;
    }
  }
}

/** Where a SELECT makes one row of all, everything it selects comes from an aggregate. */
function checkSelected(project: Part, scope: ReadonlySet<string>, text: string): void {
  const computed: Part[] = [];
  let at = only(project);
  while (at.type === 'extend' || at.type === 'filter' || at.type === 'orderby') {
    if (at.type === 'extend') computed.push(at);
    at = only(at);
  }
  if (at.type !== 'group' || (at.variables ?? []).length > 0) return;
  const used = [...(project.variables ?? []), ...computed.flatMap(({ expression }) => variablesIn(expression))];
  const single = used.find(({ value = '' }) => !scope.has(value));
  if (single !== undefined) throw notGrouped(single.value ?? '', text);
}

function variablesIn(expression: Part | undefined): Part[] {
  if (expression === undefined) return [];
  const own = expression.term?.termType === 'Variable' ? [expression.term] : [];
  return [...own, ...(expression.args ?? []).flatMap(variablesIn)];
}

/** EXISTS carries a pattern of its own, to which the same rules apply. */
function checkInside(expression: Part, text: string): void {
  for (const input of inputsOf(expression)) scopeOf(input, text);
  for (const inner of expressionsOf(expression)) checkInside(inner, text);
}

function expressionsOf({ expression, expressions = [], args = [] }: Part): readonly Part[] {
  return [...(expression ? [expression] : []), ...expressions, ...args];
}

function inputsOf({ input }: Part): readonly Part[] {
  return input === undefined ? [] : [input].flat();
}

function only(operation: Part): Part {
  return inputsOf(operation)[0] ?? {};
}

function namesOf(terms: readonly Part[] = []): Set<string> {
  return new Set(terms.flatMap((term) => (term?.termType === 'Variable' ? (term.value ?? []) : [])));
}

function notNew(name: string, text: string): IsnadError {
  const uses = [...blanked(text).matchAll(new RegExp(`(?<=\\bAS\\s*)[?$]${name}(?![\\p{L}\\p{N}_])`, 'giu'))];
  const place = placeAt(text, uses.at(-1)?.index ?? 0);
  const where = `Line ${place.line}, column ${place.column}`;
  return new IsnadError('syntax', `${where}: The variable ?${name} has a value there already; AS needs a new name.`, {
    place: { ...place, expected: ['a variable that is not used before'] },
    arabic: `السطر ${place.line}، العمود ${place.column}: للمتغيّر ‎?${name} قيمة هناك من قبل؛ يحتاج AS إلى اسم جديد.`,
  });
}

function notGrouped(name: string, text: string): IsnadError {
  const at = blanked(text).search(new RegExp(`[?$]${name}(?![\\p{L}\\p{N}_])`, 'u'));
  const place = placeAt(text, Math.max(at, 0));
  const where = `Line ${place.line}, column ${place.column}`;
  return new IsnadError('syntax', `${where}: ?${name} is selected beside an aggregate; add GROUP BY ?${name}.`, {
    place: { ...place, expected: [`GROUP BY ?${name}`] },
    arabic: `السطر ${place.line}، العمود ${place.column}: اختير ‎?${name} إلى جانب دالة تجميع؛ أضف GROUP BY ?${name}.`,
  });
}
