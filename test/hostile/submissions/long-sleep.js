// expect: accepted
// Waiting costs nothing: the clock is wound forward.
async function reverse(word) {
  await new Promise((resolve) => setTimeout(resolve, 86_400_000))
  return [...word].reverse().join('')
}
