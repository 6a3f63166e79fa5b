// @ts-check
/** `assert`, and the deep equality it shares with `util`. Its text runs inside the guest's realm, before the guest. */
export function makeAssert(/** @type {(value: unknown) => string} */ inspect) {
  class AssertionError extends Error {
    /** @param {string} message */
    constructor(message) {
      super(message)
      this.name = 'AssertionError'
      this.code = 'ERR_ASSERTION'
    }
  }

  /** @param {any} a @param {any} b @param {(a: unknown, b: unknown) => boolean} same @returns {boolean} */
  function deep(a, b, same) {
    if (same(a, b)) return true
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
    if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
    if (a instanceof Date) return a.getTime() === b.getTime()
    if (a instanceof RegExp) return `${a}` === `${b}`
    if (a instanceof Map || a instanceof Set) {
      const others = [...b]
      return (
        a.size === b.size &&
        [...a].every((entry) => {
          const at = others.findIndex((other) => deep(entry, other, same))
          if (at >= 0) others.splice(at, 1)
          return at >= 0
        })
      )
    }
    const names = Object.keys(a)
    return (
      a.length === b.length &&
      names.length === Object.keys(b).length &&
      names.every((name) => Object.hasOwn(b, name) && deep(a[name], b[name], same))
    )
  }
  const isDeepStrictEqual = (/** @type {unknown} */ a, /** @type {unknown} */ b) =>
    deep(a, b, Object.is)
  const isLoose = (/** @type {any} */ a, /** @type {any} */ b) =>
    // biome-ignore lint/suspicious/noDoubleEquals: this is what `assert.equal` promises
    a == b || (Number.isNaN(a) && Number.isNaN(b))

  /** @param {unknown} holds @param {any} message @param {() => string} otherwise */
  function claim(holds, message, otherwise) {
    if (holds) return
    throw message instanceof Error ? message : new AssertionError(message ?? otherwise())
  }
  /** @param {(a: any, b: any) => boolean} compare @param {string} words */
  const comparing =
    (compare, words) => (/** @type {any} */ a, /** @type {any} */ b, /** @type {any} */ message) =>
      claim(
        compare(a, b),
        message,
        () => `Expected values to be ${words}: ${inspect(a)}, ${inspect(b)}`,
      )
  /** @param {any} value @param {any} [message] */
  const ok = (value, message) =>
    claim(value, message, () => 'The expression evaluated to a falsy value')
  /** @param {(a: any, b: any) => boolean} compare */
  const not = (compare) => (/** @type {any} */ a, /** @type {any} */ b) => !compare(a, b)
  const isDeepLoose = (/** @type {any} */ a, /** @type {any} */ b) => deep(a, b, isLoose)

  const assert = Object.assign(
    (/** @type {any} */ value, /** @type {any} */ message) => ok(value, message),
    {
      AssertionError,
      ok,
      equal: comparing(isLoose, 'loosely equal'),
      notEqual: comparing(not(isLoose), 'loosely unequal'),
      strictEqual: comparing(Object.is, 'strictly equal'),
      notStrictEqual: comparing(not(Object.is), 'strictly unequal'),
      deepEqual: comparing(isDeepLoose, 'loosely deep-equal'),
      notDeepEqual: comparing(not(isDeepLoose), 'loosely deep-unequal'),
      deepStrictEqual: comparing(isDeepStrictEqual, 'strictly deep-equal'),
      notDeepStrictEqual: comparing(not(isDeepStrictEqual), 'not strictly deep-equal'),
      /** @param {any} [message] */
      fail: (message) => claim(false, message, () => 'Failed'),
      /** @param {() => unknown} run @param {any} [_expected] @param {any} [message] */
      throws(run, _expected, message) {
        let hasThrown = false
        try {
          run()
        } catch {
          hasThrown = true
        }
        claim(hasThrown, message, () => 'Missing expected exception.')
      },
    },
  )
  return { assert: Object.assign(assert, { strict: assert }), isDeepStrictEqual }
}
