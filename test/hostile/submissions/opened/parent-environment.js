// expect: runtime_error, wrong_answer
// goes for: environment
// Of the worker itself, and of whatever started that.
function reverse() {
  const fs = require('node:fs')
  let text = ''
  for (let pid = process.ppid, level = 0; pid > 0 && level < 4; level++) {
    text += fs.readFileSync(`/proc/${pid}/environ`, 'latin1')
    pid = Number(/PPid:\s*(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1])
  }
  return text.slice(0, 15000)
}
