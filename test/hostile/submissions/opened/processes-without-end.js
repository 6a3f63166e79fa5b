// expect: time_limit_exceeded, runtime_error, wrong_answer
// A few processes that outlive everything, if they start at all.
function reverse() {
  const { spawn } = require('node:child_process')
  const started = []
  for (let index = 0; index < 8; index++) {
    const child = spawn('/bin/sleep', ['30', __MARK__], { detached: true, stdio: 'ignore' })
    started.push(child.pid ?? 'refused')
  }
  return started
}
