// expect: wrong_answer
// goes for: input
// The last match is kept by the engine.
function reverse(word) {
  const before = [RegExp.input, RegExp.lastMatch, RegExp.$1]
  ;/(.*)/.exec(word)
  console.log(before)
  return before
}
