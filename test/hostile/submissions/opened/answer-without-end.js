// expect: output_limit_exceeded, runtime_error, time_limit_exceeded
// One line that never ends, for whoever waits for its end.
function reverse() {
  const { writeSync } = require('node:fs')
  const { Buffer } = require('node:buffer')
  const much = Buffer.alloc(65536, '[')
  for (;;) writeSync(4, much)
}
