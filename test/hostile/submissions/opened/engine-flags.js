// expect: wrong_answer, runtime_error
// goes for: file
// Flags of the engine can be changed while it runs; walls made of flags may fall.
function reverse() {
  const v8 = require('node:v8')
  const vm = require('node:vm')
  v8.setFlagsFromString('--allow-natives-syntax')
  v8.setFlagsFromString('--no-harden')
  v8.setFlagsFromString('--expose-gc')
  const results = [process.permission?.has('fs.read', __FILE__)]
  try {
    results.push(vm.runInThisContext('new Function("return process")()').version)
  } catch (error) {
    results.push(error.message)
  }
  const forced = Object.defineProperty({}, 'permission', { value: { has: () => true } })
  try {
    Object.defineProperty(process, 'permission', { value: forced.permission })
  } catch {}
  results.push(require('node:fs').readFileSync(__FILE__, 'utf8'))
  return results
}
