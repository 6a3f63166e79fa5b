// expect: time_limit_exceeded
// Sleeping in the process uses no CPU time at all.
function reverse() {
  require('node:vm').runInThisContext(
    'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30000)',
  )
}
