// expect: wrong_answer, runtime_error
// goes for: realm
// A proxy behind the global object sees every name that is looked up in it.
const asked = []
try {
  Object.setPrototypeOf(
    Object.prototype,
    new Proxy(Object.create(null), {
      has: (_, name) => (asked.push(String(name)), false),
      get: (_, name) => (asked.push(String(name)), undefined),
    }),
  )
} catch {}
try {
  Object.setPrototypeOf(
    globalThis,
    new Proxy(Object.prototype, {
      has: (_, name) => (asked.push(String(name)), false),
      get: (_, name) => (asked.push(String(name)), undefined),
    }),
  )
} catch {}
var reverse = () => {
  if (asked.some((name) => /^\$[0-9a-f]{8}/.test(name))) console.log(__ESCAPED__, asked)
  return asked
}
