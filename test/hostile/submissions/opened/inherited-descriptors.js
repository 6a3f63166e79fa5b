// expect: wrong_answer, runtime_error, time_limit_exceeded
// goes for: answer
// Whatever is open: files of the worker, its sockets, the pipes of other runners.
function reverse() {
  const fs = require('node:fs')
  const { Buffer } = require('node:buffer')
  const found = []
  for (let descriptor = 5; descriptor < 1024; descriptor++) {
    try {
      const stat = fs.fstatSync(descriptor)
      if (stat.isSocket()) found.push(`socket ${descriptor}`, fs.writeSync(descriptor, 'hello'))
      if (!stat.isFile()) continue
      const bytes = Buffer.alloc(1000)
      found.push(bytes.toString('latin1', 0, fs.readSync(descriptor, bytes, 0, 1000, 0)))
    } catch {}
  }
  return found
}
