// expect: wrong_answer
// goes for: input
function reverse(word) {
  const before = [module.exports.seen, exports.seen, module.seen]
  module.exports.seen = exports.seen = module.seen = word
  return before
}
