// expect: wrong_answer, runtime_error, time_limit_exceeded
// goes for: file
// Modules by the host's loader, with the event loop turned for them.
function reverse() {
  const vm = require('node:vm')
  const code = `import('node:fs').then((fs) => {
    const line = JSON.stringify({ id: '0', text: fs.readFileSync(${JSON.stringify(__FILE__)}, 'utf8') })
    fs.writeSync(4, line + '\\n')
  })`
  const { USE_MAIN_CONTEXT_DEFAULT_LOADER } = vm.constants
  new vm.Script(code, { importModuleDynamically: USE_MAIN_CONTEXT_DEFAULT_LOADER }).runInThisContext()
  process.on('uncaughtException', () => {})
  const text = require('node:fs').readFileSync(__FILE__, 'utf8')
  return text
}
