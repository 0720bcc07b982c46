import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorView } from '@codemirror/view';
import { declarationFor, type Term, type Terms, termsFor } from './query-terms.ts';

/** A completion that is a term, so that its labels can be shown. */
export interface TermCompletion extends Completion {
  readonly term?: Term;
}

const KEYWORDS =
  'SELECT ASK CONSTRUCT DESCRIBE DISTINCT REDUCED WHERE FROM NAMED GRAPH OPTIONAL UNION MINUS FILTER EXISTS BIND AS VALUES UNDEF SERVICE GROUP ORDER BY HAVING ASC DESC LIMIT OFFSET PREFIX BASE COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT BOUND COALESCE CONCAT CONTAINS DATATYPE IF LANG LANGMATCHES LCASE REGEX REPLACE STR STRAFTER STRBEFORE STRENDS STRLEN STRSTARTS SUBSTR UCASE YEAR MONTH DAY'.split(
    ' ',
  );

/** Offers terms by name or label in either language, variables of the query, and keywords; nothing in strings, comments and IRIs. */
export function completionSource(terms: Promise<Terms>) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const word = context.matchBefore(/[?$]?[\p{L}\p{M}\p{N}_:-]*/u);
    if (word === null || (word.text === '' && !context.explicit)) return null;
    const { name } = syntaxTree(context.state).resolveInner(context.pos, -1);
    if (/String|Comment|IriRef|Langtag/i.test(name)) return null;
    const { from, text } = word;
    const query = context.state.doc.toString();
    if (/^[?$]/.test(text)) return { from, options: variablesIn(query, text), filter: false };
    const known = await terms.catch((): Terms => ({ prefixes: {}, terms: [] }));
    const options = termsFor(known, text).map(
      (term): TermCompletion => ({ label: term.name, type: term.kind, term, apply: inserting(term.name, known) }),
    );
    const keywords = KEYWORDS.filter((keyword) => text.length > 1 && keyword.startsWith(text.toUpperCase()));
    const all = [...keywords.map((label) => ({ label, type: 'keyword' })), ...options];
    return all.length === 0 ? null : { from, options: all, filter: false };
  };
}

function variablesIn(query: string, typed: string): Completion[] {
  const all = new Set(Array.from(query.matchAll(/[?$]([\p{L}\p{N}_]+)/gu), ([, name]) => `${typed[0]}${name}`));
  all.delete(typed);
  return [...all].filter((name) => name.startsWith(typed)).map((label) => ({ label, type: 'variable' }));
}

/** Writes the name, and declares its prefix where the query does not. */
function inserting(name: string, { prefixes }: Terms) {
  return (view: EditorView, _: Completion, from: number, to: number): void => {
    const declaration = declarationFor(name, view.state.doc.toString(), prefixes);
    const changes = [
      ...(declaration === undefined ? [] : [{ from: declaration.at, insert: declaration.text }]),
      { from, to, insert: name },
    ];
    const anchor = from + name.length + (declaration?.text.length ?? 0);
    view.dispatch({ changes, selection: { anchor }, userEvent: 'input.complete' });
  };
}
