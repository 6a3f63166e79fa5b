// @ts-check
/**
 * Freezes what JavaScript itself brings, so that whoever gets hold of an object of this realm cannot
 * lay traps for the code that runs here later. Node can do so, too (`--frozen-intrinsics`), at twice
 * the cost of its whole start: for each property it adds a way to override a frozen one.
 *
 * Its text runs inside the runner, before anything of a guest's.
 *
 * @param {object} bare The global object of a realm that has nothing but JavaScript.
 */
export function freezeIntrinsics(bare) {
  const { freeze, getOwnPropertyNames, getOwnPropertyDescriptor, getPrototypeOf, isFrozen } = Object

  /** @param {unknown} object With all it inherits from. */
  const freezeChain = (object) => {
    for (let link = object; isObject(link) && !isFrozen(link); link = getPrototypeOf(link)) {
      freeze(link)
    }
  }
  /** @param {unknown} value @returns {value is object} */
  const isObject = (value) =>
    (typeof value === 'object' && value !== null) || typeof value === 'function'

  /** @param {object} owner @param {readonly string[]} names @param {number} depth */
  const freezeNamed = (owner, names, depth) => {
    for (const name of names) {
      const value = getOwnPropertyDescriptor(owner, name)?.value
      if (!isObject(value) || value === globalThis) continue
      freezeChain(value)
      if ('prototype' in value) freezeChain(value.prototype)
      else if (depth > 0) freezeNamed(value, getOwnPropertyNames(value), depth - 1)
    }
  }

  freezeNamed(globalThis, getOwnPropertyNames(bare), 1)
  const unnamed = [
    [].values(),
    new Map().values(),
    new Set().values(),
    ''[Symbol.iterator](),
    'x'.matchAll(/x/g),
    [].values().map(String),
    (function* () {})(),
    (async function* () {})(),
    function* () {},
    async function* () {},
    async () => {},
  ]
  for (const object of unnamed) freezeChain(getPrototypeOf(object))
}
