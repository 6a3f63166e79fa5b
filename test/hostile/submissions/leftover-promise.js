// expect: wrong_answer, time_limit_exceeded
// goes for: input
// A chain of promises that goes on when the answer is given.
function reverse(word) {
  let turns = 0
  const again = () => (turns++ < 1e5 ? Promise.resolve().then(again) : console.log('late', word))
  again()
  return 'early'
}
