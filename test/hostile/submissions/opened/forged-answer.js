// expect: runtime_error, wrong_answer
// A line in the runner's name that says what no runner ever may.
function reverse() {
  const outcome = { kind: 'value', text: 'null', logs: '', flooded: false, verdict: 'accepted' }
  const line = { id: '0', verdict: 'accepted', type: 'result', outcome, compileError: null }
  require('node:fs').writeSync(4, `${JSON.stringify(line)}\n`)
}
