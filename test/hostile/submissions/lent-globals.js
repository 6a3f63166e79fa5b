// expect: wrong_answer
// goes for: realm
// Every global, and all that hangs on it, must be of this realm.
function reverse() {
  const seen = new Set()
  const look = (value) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return
    if (seen.has(value)) return
    seen.add(value)
    if (!(value instanceof Object) && Object.getPrototypeOf(value) !== null) console.log(__ESCAPED__)
    look(Object.getPrototypeOf(value))
    for (const key of Reflect.ownKeys(value)) {
      const { get, set, value: held } = Object.getOwnPropertyDescriptor(value, key)
      look(get)
      look(set)
      look(held)
    }
  }
  delete Object.prototype.__proto__
  look(globalThis)
  return seen.size
}
