// expect: runtime_error, wrong_answer, time_limit_exceeded, output_limit_exceeded
function reverse() {
  const fs = require('node:fs')
  const line = '{"id":"0","outcome":{"kind":"value","text":"1","logs":"","flooded":false}}\n'
  for (let descriptor = 0; descriptor < 64; descriptor++) {
    if (descriptor === 3) continue
    try {
      if (fs.fstatSync(descriptor).isFIFO()) fs.writeSync(descriptor, line)
    } catch {}
  }
}
