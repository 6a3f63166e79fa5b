// expect: wrong_answer
// goes for: realm
// Node's own inspection would call this with functions of the host's.
function reverse() {
  const trap = (...given) => {
    console.log(__ESCAPED__, given.length)
    return 'inspected'
  }
  const custom = Symbol.for('nodejs.util.inspect.custom')
  console.log({ [custom]: trap, inspect: trap }, new (class { [custom] = trap })())
  return 1
}
