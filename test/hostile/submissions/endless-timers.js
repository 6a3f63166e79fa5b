// expect: time_limit_exceeded
// On a clock that is wound forward, an interval never waits.
async function reverse() {
  await new Promise(() => setInterval(() => {}, 0))
}
