// @ts-check
/**
 * `console.table` as Node prints it. Its text runs inside the guest's realm, before the guest.
 *
 * @param {{ inspect: (value: unknown, depth?: number) => string }} inspector
 */
export function makeTable({ inspect }) {
  /** Twice as wide as a letter. */
  const WIDE =
    /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]/u
  const SHOWN_ELEMENTS = 3

  /** @param {unknown} value */
  const isObject = (value) => typeof value === 'object' && value !== null

  /** @param {any} value */
  function cellOf(value) {
    const isList = Array.isArray(value)
    if (isObject(value) && !isList && Object.keys(value).length > 2)
      return inspect([value], 0).slice(2, -2)
    if (isList && value.length > SHOWN_ELEMENTS) {
      const shown = value.slice(0, SHOWN_ELEMENTS).map((one) => inspect([one], 0).slice(2, -2))
      const more = value.length - SHOWN_ELEMENTS
      return `[ ${shown.join(', ')}, ... ${more} more item${more > 1 ? 's' : ''} ]`
    }
    return inspect(value, 0).replace(/\n\s*/g, ' ')
  }

  /** @param {string} text */
  const widthOf = (text) => {
    let width = 0
    for (const char of text) width += WIDE.test(char) ? 2 : 1
    return width
  }

  /** @param {string[]} head @param {string[][]} columns Cells that are left out are empty. */
  function render(head, columns) {
    const height = Math.max(...columns.map((column) => column.length))
    const widths = columns.map((column, at) => {
      let width = widthOf(head[at] ?? '')
      for (const cell of column) width = Math.max(width, widthOf(cell ?? ''))
      return width
    })
    const lines = widths.map((width) => '─'.repeat(width + 2))
    /** @param {string[]} cells */
    const row = (cells) => {
      const padded = cells.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)))
      return `│ ${padded.join(' │ ')} │\n`
    }
    let text = `┌${lines.join('┬')}┐\n${row(head)}├${lines.join('┼')}┤\n`
    for (let at = 0; at < height; at++) text += row(columns.map((column) => column[at] ?? ''))
    return `${text}└${lines.join('┴')}┘`
  }

  /** @param {Map<unknown, unknown>} map */
  const tableOfMap = (map) =>
    render(
      ['(iteration index)', 'Key', 'Values'],
      [
        [...map].map((_, at) => `${at}`),
        [...map.keys()].map(cellOf),
        [...map.values()].map(cellOf),
      ],
    )

  /** @param {Set<unknown>} set */
  const tableOfSet = (set) =>
    render(
      ['(iteration index)', 'Values'],
      [[...set].map((_, at) => `${at}`), [...set].map(cellOf)],
    )

  /** @param {any} data @param {unknown} [wanted] The columns, if not all. */
  return function table(data, wanted) {
    if (data instanceof Map) return tableOfMap(data)
    if (data instanceof Set) return tableOfSet(data)
    const index = Object.keys(data)
    /** @type {Map<string, string[]>} */
    const columns = new Map()
    /** @type {string[]} */
    const values = []
    let hasValues = false
    for (const [at, key] of index.entries()) {
      const item = data[key]
      const isPlain = !isObject(item) && typeof item !== 'function'
      if (isPlain && !Array.isArray(wanted)) {
        hasValues = true
        values[at] = cellOf(item)
      }
      for (const name of Array.isArray(wanted) ? wanted : isPlain ? [] : Object.keys(item)) {
        const column = columns.get(name) ?? []
        columns.set(name, column)
        column[at] = !isPlain && Object.hasOwn(item, name) ? cellOf(item[name]) : ''
      }
    }
    const head = ['(index)', ...columns.keys(), ...(hasValues ? ['Values'] : [])]
    const cells = [index, ...columns.values(), ...(hasValues ? [values] : [])]
    return render(
      head,
      cells.map((column) => Array.from(column, (cell) => cell ?? '')),
    )
  }
}
