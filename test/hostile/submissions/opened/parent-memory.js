// expect: runtime_error, wrong_answer
// The memory of the worker holds everything: the answers, the secret, other submissions.
function reverse() {
  const fs = require('node:fs')
  const { Buffer } = require('node:buffer')
  const maps = fs.readFileSync(`/proc/${process.ppid}/maps`, 'latin1')
  const [, from] = /^([0-9a-f]+)-\S+ rw.*\[heap\]/m.exec(maps)
  const memory = fs.openSync(`/proc/${process.ppid}/mem`, 'r')
  const bytes = Buffer.alloc(4096)
  fs.readSync(memory, bytes, 0, bytes.length, Number.parseInt(from, 16))
  return bytes.toString('latin1')
}
