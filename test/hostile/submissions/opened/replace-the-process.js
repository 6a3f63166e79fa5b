// expect: runtime_error, wrong_answer
// goes for: file
// exec keeps the process and changes the program: one without Node's permissions.
function reverse() {
  const code = `
    const text = require('fs').readFileSync(${JSON.stringify(__FILE__)}, 'utf8')
    require('fs').writeSync(4, JSON.stringify({ id: '0', outcome: text }) + '\\n')`
  for (const program of ['/node', process.execPath]) {
    try {
      process.execve(program, [program, '-e', code, __MARK__], {})
    } catch (error) {
      console.log(error.message)
    }
  }
  return 'refused'
}
