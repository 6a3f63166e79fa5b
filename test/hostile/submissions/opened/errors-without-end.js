// expect: time_limit_exceeded, output_limit_exceeded, runtime_error
function reverse() {
  const { writeSync } = require('node:fs')
  const { Buffer } = require('node:buffer')
  const much = Buffer.alloc(65536, 'x')
  for (;;) writeSync(2, much)
}
