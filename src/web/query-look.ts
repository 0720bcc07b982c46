import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const MONOSPACE = 'ui-monospace, "SFMono-Regular", Menlo, Consolas, "DejaVu Sans Mono", "Noto Naskh Arabic", monospace';

/** The look of the editor, in the colours that the page has: light or dark, they come in from it. */
export const look = [
  EditorView.theme({
    '&': {
      color: 'var(--ink)',
      backgroundColor: 'var(--paper)',
      border: '1px solid var(--rule-2)',
      borderRadius: '3px',
      fontSize: '0.85rem',
    },
    '&.cm-focused': { outline: '2px solid var(--link)', outlineOffset: '2px' },
    '.cm-scroller': { fontFamily: MONOSPACE, lineHeight: '1.55', minHeight: '9rem', maxHeight: 'var(--most-height)' },
    '.cm-content': { caretColor: 'var(--ink)', paddingBlock: '0.6rem' },
    '.cm-gutters': { backgroundColor: 'var(--panel)', color: 'var(--ink-2)', borderInlineEnd: '1px solid var(--rule)' },
    '.cm-tooltip': { backgroundColor: 'var(--panel)', color: 'var(--ink)', border: '1px solid var(--rule-2)' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: MONOSPACE, maxHeight: '16rem' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
      padding: '0.2rem 0.5rem',
      display: 'flex',
      gap: '0.9rem',
      alignItems: 'baseline',
    },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
      backgroundColor: 'var(--ink)',
      color: 'var(--paper)',
    },
    '.cm-completionLabel': { flex: '1 1 auto' },
    '.term-labels': { display: 'flex', gap: '0.9rem', fontFamily: 'var(--serif)', fontSize: '0.95em' },
    '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--mark)' },
    '.cm-diagnostic': { borderInlineStart: '4px solid var(--conflicting)', fontFamily: 'var(--serif)' },
    '.cm-lintRange-error': {
      backgroundImage: 'none',
      textDecoration: 'underline wavy var(--conflicting)',
      textDecorationSkipInk: 'none',
    },
    '.cm-lintPoint-error::after': { borderBottomColor: 'var(--conflicting)' },
    '.cm-faulty': { backgroundColor: 'color-mix(in srgb, var(--conflicting) 14%, transparent)' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.keyword, color: 'var(--rubric)', fontWeight: '600' },
      { tag: tags.variableName, color: 'var(--compatible)' },
      { tag: [tags.string, tags.special(tags.string)], color: 'var(--same)' },
      { tag: [tags.number, tags.integer, tags.float, tags.bool], color: 'var(--approximate)' },
      { tag: [tags.namespace, tags.url, tags.typeName], color: 'var(--tied)' },
      { tag: tags.annotation, color: 'var(--approximate)' },
      { tag: tags.comment, color: 'var(--ink-2)', fontStyle: 'italic' },
    ]),
  ),
];
