// expect: runtime_error, time_limit_exceeded
// Whoever reads this error runs code of its own that never ends.
const reverse = () => {
  const forever = { get() { for (;;); }, configurable: true }
  throw Object.defineProperties(new Error(), {
    message: forever,
    name: forever,
    stack: forever,
    code: forever,
    toString: forever,
  })
}
