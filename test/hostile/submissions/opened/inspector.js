// expect: wrong_answer, runtime_error
// A debugger's port, or a session with the own process.
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
  return results
}
