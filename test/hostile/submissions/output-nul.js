// expect: wrong_answer
// Characters that a database cannot store.
function reverse() {
  console.log('\0 \ud800 \udfff \uffff')
  return '\0\ud800'
}
