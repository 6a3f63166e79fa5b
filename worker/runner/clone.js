// @ts-check
/**
 * `structuredClone` for what solutions copy: plain data, dates, maps, sets and typed arrays, with
 * cycles. Its text runs inside the guest's realm, before the guest.
 */
export function makeClone() {
  const { apply, construct, ownKeys, getPrototypeOf } = Reflect
  const { isArray } = Array
  const { isView } = ArrayBuffer
  const MapOf = Map
  const SetOf = Set
  const DateOf = Date
  const { toString: toText, propertyIsEnumerable: isEnumerable } = Object.prototype
  const { getTime } = DateOf.prototype
  const { get, set, has, forEach } = MapOf.prototype
  const { add, forEach: forEachMember } = SetOf.prototype
  const { slice } = /** @type {any} */ (getPrototypeOf(Uint8Array.prototype))

  /** @param {any} source */
  return function structuredClone(source) {
    const seen = new MapOf()
    /** @param {any} original @param {any} copy */
    const remember = (original, copy) => {
      apply(set, seen, [original, copy])
      return copy
    }

    /** @param {any} value @returns {any} */
    const clone = (value) => {
      if (typeof value === 'function' || typeof value === 'symbol') {
        throw new TypeError(`A ${typeof value} cannot be cloned`)
      }
      if (typeof value !== 'object' || value === null) return value
      if (apply(has, seen, [value])) return apply(get, seen, [value])
      if (isArray(value)) return fill(value, remember(value, new Array(value.length)))
      if (isView(value)) return remember(value, apply(slice, value, []))
      switch (apply(toText, value, [])) {
        case '[object Date]':
          return remember(value, new DateOf(apply(getTime, value, [])))
        case '[object Map]': {
          const copy = remember(value, new MapOf())
          apply(forEach, value, [
            (/** @type {any} */ item, /** @type {any} */ key) =>
              apply(set, copy, [clone(key), clone(item)]),
          ])
          return copy
        }
        case '[object Set]': {
          const copy = remember(value, new SetOf())
          apply(forEachMember, value, [
            (/** @type {any} */ item) => apply(add, copy, [clone(item)]),
          ])
          return copy
        }
        case '[object Error]':
          return remember(value, construct(Error, [value.message]))
        default:
          return fill(value, remember(value, {}))
      }
    }

    /** @param {any} from @param {any} to */
    const fill = (from, to) => {
      const keys = ownKeys(from)
      for (let at = 0; at < keys.length; at++) {
        const key = keys[at]
        const isData = typeof key === 'string' && !(isArray(from) && key === 'length')
        if (isData && apply(isEnumerable, from, [key])) to[key] = clone(from[key])
      }
      return to
    }
    return clone(source)
  }
}
