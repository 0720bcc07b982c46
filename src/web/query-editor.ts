import { acceptCompletion, autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { sparql } from 'codemirror-lang-sparql';
import { completionSource, type TermCompletion } from './query-completion.ts';
import { look } from './query-look.ts';
import type { Terms } from './query-terms.ts';

/** Where the server says that the query is wrong; line and column count from 1. */
export interface Fault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What the editor needs of the page. */
export interface EditorOptions {
  /** Where the editor goes. */
  readonly host: HTMLElement;
  /** The field that it stands for, which holds the text at every moment. */
  readonly area: HTMLTextAreaElement;
  readonly terms: Promise<Terms>;
  readonly language: 'en' | 'ar';
  /** Its name, said with the keys that work in it. */
  readonly label: string;
  /** CodeMirror's own words in the language of the page. */
  readonly phrases: Readonly<Record<string, string>>;
  run(): void;
}

/** The editor in the place of the field. */
export interface QueryEditor {
  /** Marks what the server found wrong and leads there; nothing: takes the mark away. */
  mark(fault: Fault | undefined): void;
  replace(text: string): void;
}

/**
 * Puts the editor into a shadow root: there its styles are adopted stylesheets, which the policy of the page lets pass; in
 * the page itself they would be a style element, which it refuses.
 */
export function createEditor({ host, area, terms, language, label, phrases, run }: EditorOptions): QueryEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const runs = () => {
    run();
    return true;
  };
  const state = EditorState.create({
    doc: area.value,
    extensions: [
      lineNumbers(),
      history(),
      bracketMatching(),
      sparql(),
      look,
      EditorView.lineWrapping,
      EditorState.phrases.of(phrases),
      EditorView.contentAttributes.of({ 'aria-label': label, lang: 'en', spellcheck: 'false', tabindex: '0' }),
      EditorView.perLineTextDirection.of(false),
      autocompletion({
        override: [completionSource(terms)],
        icons: false,
        addToOptions: [{ position: 60, render: (option) => labelsOf(option, language) }],
      }),
      keymap.of([
        { key: 'Mod-Enter', run: runs },
        { key: 'Ctrl-Enter', run: runs },
        { key: 'Tab', run: acceptCompletion },
        ...completionKeymap,
        indentWithTab,
        ...historyKeymap,
        ...defaultKeymap,
      ]),
      EditorView.domEventHandlers({ beforeinput: typeOver }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) area.value = update.state.doc.toString();
      }),
    ],
  });
  const view = new EditorView({ state, parent: root, root });
  return {
    mark(fault) {
      view.dispatch(setDiagnostics(view.state, fault === undefined ? [] : [diagnosticOf(view.state, fault)]));
      if (fault === undefined) return;
      const { from } = diagnosticOf(view.state, fault);
      view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
      view.focus();
    },
    replace(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      view.focus();
    },
  };
}

/**
 * Typing over a selection: left to the browser, it joins lines by elements with style attributes, which the policy of the
 * page refuses with an error in the console.
 */
function typeOver(event: InputEvent, view: EditorView): boolean {
  const { inputType, data, isComposing } = event;
  if (inputType !== 'insertText' || data === null || isComposing || view.state.selection.main.empty) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
  return true;
}

/** The word that begins at the place, or the last one where the place is the end. */
function diagnosticOf({ doc }: EditorState, { line, column, message }: Fault): Diagnostic {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const from = Math.min(at.from + Math.max(column, 1) - 1, at.to);
  const [word = ''] = /^[\p{L}\p{N}_:?$@-]+|^\S/u.exec(doc.sliceString(from, at.to)) ?? [];
  const begin = word === '' ? Math.max(at.from, from - 1) : from;
  return { from: begin, to: Math.max(from + word.length, begin), severity: 'error', message };
}

/** Both labels of a term, that in the language of the page first. */
function labelsOf(option: TermCompletion, language: 'en' | 'ar'): Node | null {
  const { term } = option;
  if (term === undefined) return null;
  const labels = document.createElement('span');
  labels.className = 'term-labels';
  for (const tag of language === 'ar' ? (['ar', 'en'] as const) : (['en', 'ar'] as const)) {
    if (term[tag] === '') continue;
    const label = document.createElement('bdi');
    label.lang = tag;
    label.dir = tag === 'ar' ? 'rtl' : 'ltr';
    label.textContent = term[tag];
    labels.append(label);
  }
  return labels;
}
