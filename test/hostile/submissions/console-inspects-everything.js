// expect: wrong_answer, output_limit_exceeded, time_limit_exceeded
// Values that lie about what they are, for whoever shows them.
function reverse() {
  const liars = ['Date', 'Map', 'Set', 'RegExp', 'Error', 'Promise', 'Symbol', 'Number', 'Array']
  for (const tag of liars) {
    try {
      console.log({ [Symbol.toStringTag]: tag, constructor: { name: { toString: () => tag } } })
      console.log(Object.create(null, { [Symbol.toStringTag]: { value: tag } }))
    } catch {}
  }
  console.log(new Proxy([], {}), new Proxy(() => {}, {}), [,], new Array(2 ** 32 - 1))
  return 'x'
}
