// @ts-check
/**
 * Values as text for the console, laid out as Node's `util.inspect` lays them out: two levels deep,
 * a hundred entries, short things on one line. Its text runs inside the guest's realm, before the
 * guest.
 */
export function makeInspector() {
  const { apply, ownKeys, getOwnPropertyDescriptor, getPrototypeOf } = Reflect
  const { stringify } = JSON
  const { isArray } = Array
  const { isView } = ArrayBuffer
  const toText = Object.prototype.toString
  const { is } = Object
  const isInvalid = Number.isNaN
  const { join, includes: arrayIncludes } = Array.prototype
  const { includes, slice, replace, repeat, indexOf, padStart, padEnd } = String.prototype
  const symbolText = Symbol.prototype.toString
  const dateIso = Date.prototype.toISOString
  const getTime = Date.prototype.getTime
  const regexpText = RegExp.prototype.toString
  const boxed = {
    Number: Number.prototype.valueOf,
    String: String.prototype.valueOf,
    Boolean: Boolean.prototype.valueOf,
    Symbol: Symbol.prototype.valueOf,
    BigInt: BigInt.prototype.valueOf,
  }
  const MapOf = Map
  const { forEach: eachOfMap, get: mapGet, set: mapSet } = Map.prototype
  const { forEach: eachOfSet } = Set.prototype
  const mapSize = getter(Map.prototype, 'size')
  const setSize = getter(Set.prototype, 'size')
  const test = RegExp.prototype.test
  const toNumber = Number
  const parseWhole = Number.parseInt
  const parseDecimal = Number.parseFloat
  const identifier = /^[a-zA-Z_][a-zA-Z_0-9]*$/
  const classText = /^class\b/
  const functionText = Function.prototype.toString
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be escaped
  const controls = /[\x00-\x1f\x7f-\x9f\\]/g
  const MAX_ENTRIES = 100
  const MAX_STRING = 10_000
  const LINE = 80

  /** @param {any} owner @param {string} name @returns {Function} */
  function getter(owner, name) {
    return /** @type {any} */ (getOwnPropertyDescriptor(owner, name)).get
  }

  /** @param {string} text */
  function quote(text) {
    const mark = !apply(includes, text, ["'"])
      ? "'"
      : !apply(includes, text, ['"'])
        ? '"'
        : !apply(includes, text, ['`']) && !apply(includes, text, ['${'])
          ? '`'
          : "'"
    const escaped = apply(replace, text, [controls, escapeOf])
    return mark + (mark === "'" ? apply(replace, escaped, [/'/g, "\\'"]) : escaped) + mark
  }

  /** @param {string} char */
  function escapeOf(char) {
    if (char === '\\') return '\\\\'
    const json = /** @type {string} */ (stringify(char))
    if (json.length === 4) return apply(slice, json, [1, 3])
    const code = +`0x${hex(char)}`
    return code === 0x0b ? '\\v' : `\\x${hex(char)}`
  }
  const { charCodeAt, toUpperCase } = String.prototype
  const numberText = Number.prototype.toString
  /** @param {string} char */
  function hex(char) {
    const digits = apply(numberText, apply(charCodeAt, char, [0]), [16])
    return apply(toUpperCase, apply(padStart, digits, [2, '0']), [])
  }

  /** @param {unknown} value */
  function primitive(value) {
    switch (typeof value) {
      case 'string':
        if (value.length <= MAX_STRING) return quote(value)
        return `${quote(apply(slice, value, [0, MAX_STRING]))}... ${value.length - MAX_STRING} more characters`
      case 'number':
        return is(value, -0) ? '-0' : `${value}`
      case 'bigint':
        return `${value}n`
      case 'symbol':
        return apply(symbolText, value, [])
      default:
        return `${value}`
    }
  }

  /** @param {any} value */
  function constructorName(value) {
    for (let owner = value; owner !== null; owner = getPrototypeOf(owner)) {
      const found = getOwnPropertyDescriptor(owner, 'constructor')
      if (found !== undefined && typeof found.value === 'function') {
        const name = getOwnPropertyDescriptor(found.value, 'name')?.value
        if (typeof name === 'string' && name !== '') return name
      }
    }
    return null
  }

  /** @param {unknown} root @param {number} [depth] */
  function inspect(root, depth = 2) {
    /** @type {object[]} */
    const above = []
    let budget = 10_000
    /** How deep the last value with entries lay. */
    let reached = 0
    /** @type {object[]} The last owner of entries at each depth. */
    const owners = []
    const circular = new MapOf()

    /** @param {any} value @param {number} indent @returns {string} */
    const show = (value, indent) => {
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null)
        return primitive(value)
      if (apply(arrayIncludes, above, [value])) {
        const number = apply(mapGet, circular, [value]) ?? apply(mapSize, circular, []) + 1
        apply(mapSet, circular, [value, number])
        return `[Circular *${number}]`
      }
      const level = above.length
      try {
        return showObject(value, indent)
      } catch {
        // It is not what it says it is, or does not let itself be looked at.
        above.length = level
        return '[value that cannot be shown]'
      }
    }

    /** @param {any} value @param {number} indent */
    const showObject = (value, indent) => {
      const name = constructorName(value)
      const brand = apply(slice, apply(toText, value, []), [8, -1])
      const label = name === null ? `[${brand}: null prototype]` : name
      const deep = above.length > depth || budget <= 0
      if (typeof value === 'function' && !(deep && hasKeys(value)))
        return withKeys(functionLabel(value, name), value, indent, [], false)
      if (brand === 'Error') return errorText(value, indent)
      if (brand === 'Date') return withKeys(dateText(value), value, indent, [], false)
      if (brand === 'RegExp')
        return withKeys(apply(regexpText, value, []), value, indent, [], false)
      if (brand in boxed) return boxText(value, brand, indent)
      if (deep && hasEntries(value, brand))
        return isArray(value) ? '[Array]' : name === null ? label : `[${name}]`
      if (isArray(value)) {
        const prefix = name === 'Array' ? '' : `${label}(${value.length}) `
        return withKeys(prefix, value, indent, arrayEntries(value, value.length, indent), true)
      }
      if (isView(value) && brand !== 'DataView') {
        const { length } = /** @type {any} */ (value)
        return withKeys(
          `${label}(${length}) `,
          value,
          indent,
          arrayEntries(value, length, indent),
          true,
        )
      }
      if (brand === 'Map')
        return withKeys(
          `${label}(${apply(mapSize, value, [])}) `,
          value,
          indent,
          mapEntries(value, indent),
          false,
        )
      if (brand === 'Set')
        return withKeys(
          `${label}(${apply(setSize, value, [])}) `,
          value,
          indent,
          setEntries(value, indent),
          false,
        )
      if (brand === 'Promise') return `${label} { <promise> }`
      if (brand === 'Arguments') return withKeys('[Arguments] ', value, indent, [], false)
      if (brand === 'WeakMap' || brand === 'WeakSet') return `${label} { <items unknown> }`
      const tag = brand === 'Object' || brand === name ? '' : `[${brand}] `
      const prefix =
        name === 'Object'
          ? tag && `Object ${tag}`
          : name === null
            ? '[Object: null prototype] '
            : `${label} ${tag}`
      return withKeys(prefix, value, indent, [], false)
    }

    /** @param {any} value @param {string} brand */
    const hasEntries = (value, brand) =>
      hasKeys(value) ||
      brand === 'WeakMap' ||
      brand === 'WeakSet' ||
      (brand === 'Map' && apply(mapSize, value, []) > 0) ||
      (brand === 'Set' && apply(setSize, value, []) > 0)

    /** @param {any} value */
    const hasKeys = (value) => {
      const names = ownKeys(value)
      for (let at = 0; at < names.length; at++) {
        const key = /** @type {PropertyKey} */ (names[at])
        if (getOwnPropertyDescriptor(value, key)?.enumerable) return true
      }
      return false
    }

    /** @param {any} value @param {string | null} name */
    const functionLabel = (value, name) => {
      const own = getOwnPropertyDescriptor(value, 'name')?.value
      if (apply(test, classText, [apply(functionText, value, [])])) {
        const parent = getPrototypeOf(value)
        const base = typeof parent === 'function' && parent.name ? ` extends ${parent.name}` : ''
        return `[class ${own || '(anonymous)'}${base}]`
      }
      const kind = name ?? 'Function'
      return own ? `[${kind}: ${own}]` : `[${kind} (anonymous)]`
    }

    /** @param {any} value */
    const dateText = (value) =>
      isInvalid(apply(getTime, value, [])) ? 'Invalid Date' : apply(dateIso, value, [])

    /** @param {any} value @param {string} brand @param {number} indent */
    const boxText = (value, brand, indent) => {
      const inner = apply(/** @type {any} */ (boxed)[brand], value, [])
      return withKeys(
        `[${brand}: ${primitive(inner)}]`,
        value,
        indent,
        [],
        false,
        brand === 'String' ? inner.length : 0,
      )
    }

    /** @param {any} value @param {number} indent */
    const errorText = (value, indent) => {
      const message = getOwnPropertyDescriptor(value, 'message')?.value
      const name = constructorName(value) ?? 'Error'
      const text = typeof message === 'string' && message !== '' ? `${name}: ${message}` : name
      return withKeys(`[${text}]`, value, indent, [], false)
    }

    /** @param {any} value @param {number} length @param {number} indent */
    const arrayEntries = (value, length, indent) => {
      /** @type {string[]} */
      const entries = []
      let holes = 0
      const flush = () => {
        if (holes > 0) entries[entries.length] = `<${holes} empty item${holes > 1 ? 's' : ''}>`
        holes = 0
      }
      let at = 0
      for (; at < length && entries.length < MAX_ENTRIES; at++) {
        if (getOwnPropertyDescriptor(value, `${at}`) === undefined) holes += 1
        else {
          flush()
          if (entries.length < MAX_ENTRIES)
            entries[entries.length] = nested(value, value[at], indent)
          else break
        }
        if (holes > 100_000) break
      }
      flush()
      if (at < length) entries[entries.length] = more(length - at)
      return entries
    }

    /** @param {any} value @param {number} indent */
    const mapEntries = (value, indent) => {
      /** @type {string[]} */
      const entries = []
      apply(eachOfMap, value, [
        (/** @type {any} */ item, /** @type {any} */ key) => {
          if (entries.length < MAX_ENTRIES) {
            entries[entries.length] =
              `${nested(value, key, indent)} => ${nested(value, item, indent)}`
          }
        },
      ])
      const size = apply(mapSize, value, [])
      if (size > MAX_ENTRIES) entries[entries.length] = more(size - MAX_ENTRIES)
      return entries
    }

    /** @param {any} value @param {number} indent */
    const setEntries = (value, indent) => {
      /** @type {string[]} */
      const entries = []
      apply(eachOfSet, value, [
        (/** @type {any} */ item) => {
          if (entries.length < MAX_ENTRIES) entries[entries.length] = nested(value, item, indent)
        },
      ])
      const size = apply(setSize, value, [])
      if (size > MAX_ENTRIES) entries[entries.length] = more(size - MAX_ENTRIES)
      return entries
    }

    /** @param {number} count */
    const more = (count) => `... ${count} more item${count > 1 ? 's' : ''}`

    /** @param {any} owner @param {any} value @param {number} indent */
    const nested = (owner, value, indent) => {
      budget -= 1
      if (owners[above.length] !== owner) {
        owners[above.length] = owner
        reached = above.length
      }
      above[above.length] = owner
      const text = show(value, indent + 2)
      above.length -= 1
      return text
    }

    /** @param {any} value @param {PropertyKey} key @param {number} indent */
    const property = (value, key, indent) => {
      const found = /** @type {PropertyDescriptor} */ (getOwnPropertyDescriptor(value, key))
      const name =
        typeof key === 'symbol'
          ? apply(symbolText, key, [])
          : apply(test, identifier, [key])
            ? key
            : quote(/** @type {string} */ (key))
      if (found.get !== undefined)
        return `${String(name)}: ${found.set === undefined ? '[Getter]' : '[Getter/Setter]'}`
      if (found.set !== undefined) return `${String(name)}: [Setter]`
      return `${String(name)}: ${nested(value, found.value, indent)}`
    }

    /**
     * @param {string} prefix @param {any} value @param {number} indent
     * @param {string[]} entries @param {boolean} isList @param {number} [skip] Indexed keys of no interest
     */
    const withKeys = (prefix, value, indent, entries, isList, skip = 0) => {
      const known = entries.length
      const names = ownKeys(value)
      const bounded = isList || skip > 0
      for (let at = 0; at < names.length && entries.length < known + 1000; at++) {
        const key = /** @type {PropertyKey} */ (names[at])
        if (bounded && typeof key === 'string' && `${+key}` === key) continue
        if (getOwnPropertyDescriptor(value, key)?.enumerable)
          entries[entries.length] = property(value, key, indent)
      }
      const number = apply(mapGet, circular, [value])
      if (number !== undefined) prefix = `<ref *${number}> ${prefix}`
      const container = prefix === '' || apply(slice, prefix, [-1]) === ' '
      if (entries.length === 0) return container ? `${prefix}${isList ? '[]' : '{}'}` : prefix
      return layOut(
        container ? prefix : `${prefix} `,
        entries,
        indent,
        isList,
        known === entries.length,
        value,
      )
    }

    /** @param {string} prefix @param {string[]} entries @param {number} indent @param {boolean} isList @param {boolean} groupable @param {any} value */
    const layOut = (prefix, entries, indent, isList, groupable, value) => {
      const open = isList ? '[' : '{'
      const close = isList ? ']' : '}'
      const grouped =
        isList && groupable && entries.length > 6 ? inColumns(entries, value, indent) : entries
      const start = grouped.length + indent + open.length + prefix.length + 10
      if (grouped === entries && reached - above.length < 3 && fits(grouped, start)) {
        const line = apply(join, grouped, [', '])
        if (!apply(includes, line, ['\n'])) return `${prefix}${open} ${line} ${close}`
      }
      const pad = `\n${apply(repeat, ' ', [indent])}`
      return `${prefix}${open}${pad}  ${apply(join, grouped, [`,${pad}  `])}${pad}${close}`
    }

    /** @param {string[]} entries @param {number} start */
    const fits = (entries, start) => {
      let total = entries.length + start
      for (let at = 0; at < entries.length && total <= LINE; at++)
        total += /** @type {string} */ (entries[at]).length
      return total <= LINE
    }

    return show(root, 0)
  }

  /** Long lists of short entries stand in columns. @param {string[]} output @param {any} value @param {number} indent */
  function inColumns(output, value, indent) {
    let total = 0
    let widest = 0
    const hasMore = apply(slice, output[output.length - 1], [0, 4]) === '... '
    const count = hasMore ? output.length - 1 : output.length
    /** @type {number[]} */
    const widths = []
    for (let at = 0; at < count; at++) {
      const width = /** @type {string} */ (output[at]).length
      widths[at] = width
      total += width + 2
      if (width > widest) widest = width
    }
    const actual = widest + 2
    if (!(actual * 3 + indent < LINE && (total / actual > 5 || widest <= 6))) return output
    const typical = Math.max(actual - 3 - Math.sqrt(actual - total / output.length), 1)
    const columns = Math.min(
      Math.round(Math.sqrt(2.5 * typical * count) / typical),
      Math.floor((LINE - indent) / actual),
      12,
    )
    if (columns <= 1) return output
    let numeric = true
    for (let at = 0; at < count; at++) {
      if (typeof value[at] !== 'number' && typeof value[at] !== 'bigint') numeric = false
    }
    /** @type {string[]} */
    const rows = []
    for (let from = 0; from < count; from += columns) {
      const to = Math.min(from + columns, count)
      let row = ''
      for (let at = from; at < to; at++) {
        let width = 0
        for (let other = at - from; other < count; other += columns) {
          if (/** @type {number} */ (widths[other]) > width)
            width = /** @type {number} */ (widths[other])
        }
        const isLast = at === to - 1
        const cell = isLast ? output[at] : `${output[at]}, `
        if (numeric) row += apply(padStart, cell, [isLast ? width : width + 2])
        else row += isLast ? cell : apply(padEnd, cell, [width + 2])
      }
      rows[rows.length] = row
    }
    if (hasMore) rows[rows.length] = /** @type {string} */ (output[count])
    return rows
  }

  /** As `console.log` joins its arguments, with `%s`, `%d` and the rest. @param {unknown[]} values */
  function format(values) {
    let at = 0
    let text = ''
    const [first] = values
    if (typeof first === 'string') {
      at = 1
      text = values.length === 1 ? first : fillIn(first)
    }
    for (; at < values.length; at++) {
      const value = values[at]
      text += `${at === 0 ? '' : ' '}${typeof value === 'string' ? value : inspect(value)}`
    }
    return text

    /** @param {string} pattern */
    function fillIn(pattern) {
      let filled = ''
      let from = 0
      for (;;) {
        const mark = apply(indexOf, pattern, ['%', from])
        if (mark < 0 || mark === pattern.length - 1) return filled + apply(slice, pattern, [from])
        const letter = /** @type {string} */ (pattern[mark + 1])
        const isKnown = apply(includes, 'sdifjoOc', [letter])
        filled += apply(slice, pattern, [from, mark])
        if (letter === '%') filled += '%'
        else if (isKnown && at < values.length) filled += substitute(letter, values[at++])
        else filled += `%${letter}`
        from = mark + 2
      }
    }
  }

  /** @param {unknown} value */
  function json(value) {
    try {
      return stringify(value) ?? 'undefined'
    } catch (error) {
      const isCircular = apply(includes, `${error}`, ['circular structure'])
      if (isCircular) return '[Circular]'
      throw error
    }
  }

  /** @param {string} letter @param {any} value @returns {string} */
  function substitute(letter, value) {
    const isText = typeof value === 'string'
    switch (letter) {
      case 's':
        return isText
          ? value
          : typeof value === 'function'
            ? apply(functionText, value, [])
            : isView(value) && 'length' in value
              ? `${value}`
              : inspect(value, 0)
      case 'd':
        return typeof value === 'bigint'
          ? `${value}n`
          : typeof value === 'symbol'
            ? 'NaN'
            : primitive(toNumber(value))
      case 'i':
        return typeof value === 'bigint'
          ? `${value}n`
          : typeof value === 'symbol'
            ? 'NaN'
            : primitive(parseWhole(value))
      case 'f':
        return typeof value === 'symbol' ? 'NaN' : primitive(parseDecimal(value))
      case 'j':
        return json(value)
      case 'c':
        return ''
      default:
        return inspect(value)
    }
  }

  return { inspect, format }
}
