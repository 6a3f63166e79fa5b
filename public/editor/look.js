/* How the editor looks: in the colours of the page, which reach into the shadow root. */
import { HighlightStyle } from '@codemirror/language'
import { RangeSet, StateEffect, StateField } from '@codemirror/state'
import { Decoration, EditorView, GutterMarker, gutterLineClass } from '@codemirror/view'
import { tags } from '@lezer/highlight'

export const theme = EditorView.theme({
  '&': {
    minHeight: 'var(--editor-min)',
    maxHeight: 'var(--editor-max)',
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--edge)',
    borderRadius: 'var(--radius)',
    fontSize: 'var(--code-size, 0.875rem)',
  },
  '&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '2px' },
  '.cm-scroller': {
    overflow: 'auto',
    fontFamily: 'var(--mono)',
    lineHeight: '1.55',
    borderRadius: 'inherit',
  },
  '.cm-content, .cm-gutter': { minHeight: 'var(--editor-min)' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '0.5rem 0' },
  // Lines never wrap, so a number is as tall as a line, measured or (while out of sight) not yet;
  // the first element only makes the gutter wide enough.
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 0.5rem 0 0.75rem' },
  '.cm-lineNumbers .cm-gutterElement:not(:first-child)': { minHeight: '1.55em' },
  '.cm-lineNumbers .cm-gutterElement:nth-child(2)': { marginTop: '0.5rem' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    color: 'var(--muted)',
    backgroundColor: 'var(--sunken)',
    borderRight: '1px solid var(--line)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--active-line)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'var(--selection)' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-soft)',
    outline: '1px solid var(--accent)',
  },
  '.cm-badLine': { backgroundColor: 'var(--red-soft)' },
  '.cm-gutterElement.cm-badLine': {
    color: 'var(--red)',
    fontWeight: '700',
    boxShadow: 'inset 4px 0 0 var(--red)',
  },
})

export const tokens = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.self], color: 'var(--violet)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--green)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--amber)' },
  { tag: [tags.comment], color: 'var(--muted)', fontStyle: 'italic' },
  { tag: [tags.typeName, tags.className], color: 'var(--teal)' },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName)],
    color: 'var(--accent)',
  },
])

/** Marks the line of that number until the code is changed; 0 marks none. */
export const badLine = StateEffect.define()

const lineMark = Decoration.line({ class: 'cm-badLine' })
const gutterMark = new (class extends GutterMarker {
  elementClass = 'cm-badLine'
})()

const line = StateField.define({
  create: () => null,
  update(from, { effects, docChanged, state }) {
    const effect = effects.find((one) => one.is(badLine))
    if (effect)
      return effect.value >= 1 && effect.value <= state.doc.lines
        ? state.doc.line(effect.value).from
        : null
    return docChanged ? null : from
  },
})

export const badLines = [
  line,
  EditorView.decorations.compute([line], (state) => {
    const from = state.field(line)
    return from === null ? Decoration.none : Decoration.set(lineMark.range(from))
  }),
  gutterLineClass.compute([line], (state) => {
    const from = state.field(line)
    return from === null ? RangeSet.empty : RangeSet.of(gutterMark.range(from))
  }),
]
