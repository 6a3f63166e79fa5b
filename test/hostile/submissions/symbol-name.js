// expect: wrong_answer
// goes for: realm
// The host writes stack traces: a name that cannot be written makes it throw an error of its own.
function reverse() {
  const error = new Error('x')
  error.name = Symbol('x')
  try {
    return String(error.stack)
  } catch (thrown) {
    if (!(thrown instanceof Object)) console.log(__ESCAPED__)
    return 'caught'
  }
}
