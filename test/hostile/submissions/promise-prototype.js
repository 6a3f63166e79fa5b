// expect: wrong_answer, runtime_error
// goes for: realm
// Whoever waits for the answer may use these methods, and give them functions.
for (const name of ['then', 'catch', 'finally']) {
  const original = Promise.prototype[name]
  Promise.prototype[name] = function (...handlers) {
    for (const handler of handlers) {
      if (handler && !(handler instanceof Object)) console.log(__ESCAPED__)
      if (typeof handler === 'function') handler('patched')
    }
    return original.apply(this, handlers)
  }
}
Object.defineProperty(Promise.prototype, 'constructor', {
  get() {
    return class {
      constructor(executor) {
        executor(console.log, console.log)
      }
    }
  },
})
async function reverse() {
  return 'patched'
}
