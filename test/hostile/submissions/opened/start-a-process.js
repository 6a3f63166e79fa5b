// expect: wrong_answer, runtime_error
// goes for: listener
function reverse() {
  const { spawnSync } = require('node:child_process')
  const code = `require('net').connect(${__PORT__}, '127.0.0.1').on('error', () => {}).end(${JSON.stringify(__MARK__)})`
  for (const program of [process.execPath, '/node']) {
    const { error } = spawnSync(program, ['-e', code], { timeout: 2000 })
    if (!error) return program
  }
  return spawnSync('/bin/sh', ['-c', `true # ${__MARK__}`]).error?.code ?? 'started'
}
