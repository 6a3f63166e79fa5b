/*
 * CodeMirror over the code field of the solve page. The field stays: it holds the text that the
 * form sends, and without this script it is what a solver writes in.
 *
 * The editor lives in a shadow root, because there its styles are adopted sheets, which the page's
 * policy allows, and not `style` elements, which it does not.
 */
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { Compartment, EditorState, Prec } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { badLine, badLines, theme, tokens } from './look.js'

const field = document.querySelector('form[data-draft] textarea#code')
if (field) enhance(field, field.form.elements.namedItem('language'))

function enhance(field, language) {
  const host = document.createElement('div')
  host.className = 'editor'
  field.after(host)
  field.hidden = true

  const dialect = new Compartment()
  const dialectOf = () => javascript({ typescript: language.value === 'typescript' })

  const view = new EditorView({
    doc: field.value,
    root: host.attachShadow({ mode: 'open' }),
    parent: host.shadowRoot,
    extensions: [
      lineNumbers(),
      history(),
      drawSelection(),
      EditorState.tabSize.of(2),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      syntaxHighlighting(tokens),
      theme,
      badLines,
      dialect.of(dialectOf()),
      // The form runs and submits with these; here they only must not write a line.
      Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => true, shift: () => true }])),
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
      EditorView.contentAttributes.of({
        'aria-label': field.labels[0].textContent.trim(),
        autocapitalize: 'off',
        // Focusable as it is, but said aloud, for tools that look for it.
        tabindex: '0',
        spellcheck: 'false',
      }),
      EditorView.domEventHandlers({ beforeinput: replaceLines }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (!docChanged) return
        field.value = state.doc.toString()
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }),
    ],
  })

  /* The draft of another language, or the starter code, was put into the field. */
  field.addEventListener('input', () => {
    if (field.value === view.state.doc.toString()) return
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: field.value } })
  })
  field.addEventListener('focus', () => view.focus())
  language.addEventListener('change', () =>
    view.dispatch({ effects: dialect.reconfigure(dialectOf()) }),
  )

  const markBadLine = () => {
    const report = document.querySelector('#results [data-error-line]')
    view.dispatch({ effects: badLine.of(Number(report?.dataset.errorLine ?? 0)) })
  }
  markBadLine()
  document.addEventListener('htmx:after:swap', markBadLine)
}

/*
 * Typing over several lines is done here: a browser that joins lines by itself writes style
 * attributes, which the page's policy refuses and reports.
 */
function replaceLines(event, view) {
  const { state } = view
  const { from, to } = state.selection.main
  if (event.inputType !== 'insertText' || event.isComposing || event.data === null) return false
  if (state.doc.lineAt(from).number === state.doc.lineAt(to).number) return false
  event.preventDefault()
  view.dispatch(state.replaceSelection(event.data), { userEvent: 'input.type' })
  return true
}
