// expect: wrong_answer, runtime_error, time_limit_exceeded, memory_limit_exceeded
// Writes files on its own account.
function reverse() {
  const results = []
  for (const act of [
    () => require('node:v8').writeHeapSnapshot(`${__DROP__}/snapshot`),
    () => process.report.writeReport(`${__DROP__}/report`),
    () => require('node:trace_events').createTracing({ categories: ['node'] }).enable(),
    () => require('node:v8').setHeapSnapshotNearHeapLimit(1),
    () => require('node:fs').writeFileSync(`${__DROP__}/written`, 'x'),
    () => require('node:fs').mkdirSync(`${__DROP__}/made`),
    () => require('node:fs').mkdtempSync('/tmp/made-'),
    () => require('node:fs').appendFileSync(__FILE__, 'x'),
    () => require('node:fs').rmSync(__FILE__),
    () => require('node:fs').renameSync(__FILE__, `${__DROP__}/renamed`),
    () => require('node:fs').chmodSync(__FILE__, 0o777),
  ]) {
    try {
      results.push(String(act()))
    } catch (error) {
      results.push(error.code ?? error.message)
    }
  }
  return results
}
