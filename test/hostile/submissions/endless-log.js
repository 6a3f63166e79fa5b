// expect: time_limit_exceeded
// Endless work for whoever writes the log.
function reverse() {
  console.log(new Proxy({}, { ownKeys() { for (;;); }, get() { for (;;); } }))
}
