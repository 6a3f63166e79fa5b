// expect: output_limit_exceeded, runtime_error, time_limit_exceeded
function reverse() {
  const { writeSync } = require('node:fs')
  for (;;) writeSync(4, '{"id":"0","outcome":{"kind":"value","text":"null","logs":""}}\n')
}
