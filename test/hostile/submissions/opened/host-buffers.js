// expect: memory_limit_exceeded, time_limit_exceeded, runtime_error
// Memory of the process, from outside the realm.
function reverse() {
  const { Buffer } = require('node:buffer')
  const kept = []
  for (;;) kept.push(Buffer.alloc(2 ** 24, 1))
}
