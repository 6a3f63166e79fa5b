// expect: accepted
// A rejection nobody waits for is none of the answer's business.
function reverse(word) {
  Promise.reject(new Error('nobody waits for this'))
  return [...word].reverse().join('')
}
