// expect: output_limit_exceeded
// Too much is too much, even if nobody is told of it.
function reverse(word) {
  for (let line = 0; line < 1e4; line++) {
    try {
      console.log('x'.repeat(1000))
    } catch {}
  }
  return [...word].reverse().join('')
}
