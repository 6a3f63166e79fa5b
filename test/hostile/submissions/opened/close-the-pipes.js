// expect: runtime_error, time_limit_exceeded
function reverse() {
  const { closeSync } = require('node:fs')
  for (const descriptor of [0, 1, 2, 3, 4]) {
    try {
      closeSync(descriptor)
    } catch {}
  }
  for (;;);
}
