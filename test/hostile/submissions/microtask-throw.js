// expect: runtime_error, wrong_answer
// goes for: realm
// An exception in a microtask is reported by the host, unless the realm takes care of it.
function reverse() {
  queueMicrotask(() => {
    throw Object.defineProperty(new Error('x'), 'stack', { get: () => console.log(__ESCAPED__) })
  })
  return 'x'
}
