// expect: runtime_error, wrong_answer
// After exec nobody waits for an answer: what it reads can only be seen in the pipe.
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
