// expect: wrong_answer, runtime_error
// goes for: environment
// Node's report of itself lists the environment, the command line and open connections.
function reverse() {
  const { header, environmentVariables, userLimits } = process.report.getReport()
  const own = JSON.stringify([header.commandLine, header.cwd, environmentVariables, userLimits])
  const text = require('node:fs').readFileSync(`/proc/${process.ppid}/environ`, 'latin1')
  return own + text
}
