/*
 * The code field: Tab indents (Escape lets the next Tab leave), Ctrl-Enter runs, Ctrl-Shift-Enter
 * submits, and a draft of each problem and language is kept in this browser.
 */
{
  const form = document.querySelector('form[data-draft]')
  if (form) enhance(form)

  function enhance(form) {
    const code = form.elements.namedItem('code')
    const language = form.elements.namedItem('language')
    const starters = new Map(
      Array.from(form.querySelectorAll('template[data-starter]'), (template) => [
        template.dataset.starter,
        template.content.textContent,
      ]),
    )
    let shown = language.value

    const draftKey = () => `draft:${form.dataset.draft}:${shown}`
    const show = (text) => {
      code.value = text
      code.dispatchEvent(new Event('input', { bubbles: true }))
    }

    // A page that comes back with code in it (after Run without htmx) knows better than the draft.
    const draft = read(draftKey())
    if (draft !== null && code.value === starters.get(shown)) code.value = draft

    code.addEventListener('input', () => {
      if (code.value === starters.get(shown)) forget(draftKey())
      else keep(draftKey(), code.value)
    })

    language.addEventListener('change', () => {
      shown = language.value
      show(read(draftKey()) ?? starters.get(shown) ?? '')
      keep('language', shown)
    })

    resizeText(form)

    const reset = form.querySelector('[data-reset]')
    reset.hidden = false
    reset.addEventListener('click', () => {
      if (!confirm(reset.dataset.reset)) return
      show(starters.get(shown) ?? '')
      code.focus()
    })

    const addInput = form.querySelector('[data-add-input]')
    addInput.hidden = false
    addInput.addEventListener('click', () => {
      const fields = form.querySelectorAll('textarea[name="inputs"]')
      const field = fields[0].cloneNode()
      field.value = ''
      field.placeholder = ''
      field.setAttribute('aria-label', fields[0].ariaLabel.replace('1', fields.length + 1))
      addInput.before(field)
      field.focus()
    })

    form.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      form.querySelector(`[data-key="${event.shiftKey ? 'submit' : 'run'}"]`)?.click()
    })

    indentWithTab(code)
  }

  /* In pixels; `--code-size` is what both the editor and the plain field are written in. */
  function resizeText(form) {
    const [least, usual, most] = [11, 14, 24]
    const apply = (size) => form.style.setProperty('--code-size', `${size / 16}rem`)
    const now = () => Number(read('text-size')) || usual
    apply(now())
    for (const button of form.querySelectorAll('[data-text-size]')) {
      button.hidden = false
      button.addEventListener('click', () => {
        const size = Math.min(most, Math.max(least, now() + Number(button.dataset.textSize)))
        keep('text-size', size)
        apply(size)
      })
    }
  }

  function indentWithTab(field) {
    let leaving = false
    field.addEventListener('blur', () => {
      leaving = false
    })
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') leaving = true
      else if (event.key === 'Tab' && !leaving && !event.ctrlKey && !event.altKey) {
        event.preventDefault()
        if (event.shiftKey) outdent(field)
        else insert(field, '  ')
      } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.isComposing) {
        event.preventDefault()
        insert(field, `\n${indentOfLine(field)}`)
      } else if (event.key !== 'Shift') leaving = false
    })
  }

  const lineStart = ({ value, selectionStart }) => value.lastIndexOf('\n', selectionStart - 1) + 1

  function indentOfLine(field) {
    const before = field.value.slice(lineStart(field), field.selectionStart)
    const indent = /^[ \t]*/.exec(before)[0]
    return /[{([]\s*$/.test(before) ? `${indent}  ` : indent
  }

  /* `execCommand` is the only way that keeps the browser's own undo. */
  function insert(field, text) {
    if (!document.execCommand('insertText', false, text))
      field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  }

  function outdent(field) {
    const start = lineStart(field)
    const spaces = /^ {1,2}/.exec(field.value.slice(start))?.[0].length ?? 0
    if (spaces === 0) return
    const { selectionStart, selectionEnd } = field
    field.setRangeText('', start, start + spaces)
    field.setSelectionRange(
      Math.max(start, selectionStart - spaces),
      Math.max(start, selectionEnd - spaces),
    )
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }

  /* Storage may be full or forbidden: then there are no drafts, and everything else still works. */
  function keep(key, text) {
    try {
      localStorage.setItem(key, text)
    } catch {}
  }

  function forget(key) {
    try {
      localStorage.removeItem(key)
    } catch {}
  }

  function read(key) {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }
}
