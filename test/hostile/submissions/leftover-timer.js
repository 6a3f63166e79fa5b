// expect: wrong_answer
// goes for: input
// A timer of one case that speaks up in the next.
function reverse(word) {
  setInterval(() => console.log('late', word), 1)
  setTimeout(() => console.log('later', word), 1000)
  return 'early'
}
