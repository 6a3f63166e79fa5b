// expect: runtime_error, time_limit_exceeded
// goes for: input
// The next input may be in the pipe already, for whoever reads ahead.
function reverse() {
  const { Buffer } = require('node:buffer')
  const bytes = Buffer.alloc(65536)
  console.log(bytes.toString('utf8', 0, require('node:fs').readSync(3, bytes)))
}
