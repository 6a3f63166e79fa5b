// expect: wrong_answer, runtime_error
// goes for: realm
// Whoever looks at this result calls these traps, with what they hold in their hands.
function reverse() {
  const handler = new Proxy({}, {
    get: (_, trap) => (...given) => {
      for (const value of given) {
        const isObject = (typeof value === 'object' || typeof value === 'function') && value !== null
        if (isObject && !(value instanceof Object) && Object.getPrototypeOf(value) !== null) {
          console.log(__ESCAPED__, trap)
        }
      }
      return Reflect[trap](...given)
    },
  })
  return new Proxy(function () {}, handler)
}
