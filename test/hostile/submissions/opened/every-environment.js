// expect: wrong_answer, runtime_error
// goes for: environment
// Only the names that matter, of every process there is.
function reverse() {
  const fs = require('node:fs')
  const found = []
  for (const pid of fs.readdirSync('/proc').filter(Number)) {
    try {
      const text = fs.readFileSync(`/proc/${pid}/environ`, 'latin1')
      found.push(...text.split('\0').filter((line) => /SECRET|CANARY|PASSWORD/.test(line)))
    } catch {}
  }
  return found
}
