// expect: wrong_answer, runtime_error
// goes for: realm
// A console that the host had lent would lead to the host's functions.
function reverse() {
  for (const lent of Object.values(console)) {
    if (!(lent instanceof Function) || lent.constructor !== Function) console.log(__ESCAPED__)
  }
  return console.log.constructor('return typeof process')()
}
