// expect: time_limit_exceeded
async function reverse() {
  for (;;) await null
}
