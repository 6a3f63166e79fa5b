// expect: wrong_answer
// goes for: input
// What one case leaves behind, the next one finds.
function reverse(word) {
  globalThis.seen ??= []
  console.log(globalThis.seen, Array.prototype.seen, Object.seen)
  globalThis.seen.push(word)
  Array.prototype.seen = word
  Object.seen = word
  return globalThis.seen.length
}
