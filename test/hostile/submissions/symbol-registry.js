// expect: wrong_answer
// goes for: input
// The registry of symbols is one for all realms of a process.
function reverse(word) {
  const found = []
  for (let index = 0; index < 100; index++) {
    const symbol = Symbol.for(`note-${index}`)
    if (symbol.description !== `note-${index}` || symbol.seen) found.push(symbol)
  }
  Symbol.prototype.seen = word
  return found.map(String)
}
