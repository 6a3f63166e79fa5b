// expect: wrong_answer, runtime_error
// goes for: processes
function reverse() {
  const fs = require('node:fs')
  const found = []
  for (const pid of fs.readdirSync('/proc').filter(Number)) {
    try {
      found.push(fs.readFileSync(`/proc/${pid}/cmdline`, 'latin1').slice(0, 300))
    } catch {}
  }
  return found.filter((line) => line.includes('neighbour'))
}
