// expect: wrong_answer
// The log is the runner's; a console of one's own writes nowhere.
console = { log: () => 'accepted' }
globalThis.console.text = () => '{"verdict":"accepted"}'
function reverse() {
  console.log('x')
  return console.log()
}
