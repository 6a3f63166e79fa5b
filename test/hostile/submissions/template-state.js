// expect: wrong_answer
// goes for: input
// A tagged template hands out one object for each place in the code, which is compiled only once.
const notes = new WeakMap()
const place = () => ((strings) => strings)`x`
function reverse(word) {
  const before = notes.get(place())
  notes.set(place(), word)
  return [before]
}
