// expect: wrong_answer, runtime_error
// goes for: listener
function reverse() {
  const inspector = require('node:inspector')
  const results = []
  for (const act of [
    () => inspector.open(0, '127.0.0.1'),
    () => new inspector.Session().connect(),
    () => new inspector.Session().connectToMainThread(),
  ]) {
    try {
      results.push(String(act()))
    } catch (error) {
      results.push(error.code)
    }
  }
  const { spawnSync } = require('node:child_process')
  spawnSync(process.execPath, ['-e', `fetch('http://127.0.0.1:${__PORT__}/')`, __MARK__])
  return results
}
