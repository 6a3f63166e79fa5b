// expect: wrong_answer, runtime_error
// goes for: file
// The loader of modules reads files, and shows them when they are no code.
function reverse() {
  const { createRequire, findPackageJSON } = require('node:module')
  const loads = [
    () => require(__FILE__),
    () => createRequire('/')(__FILE__),
    () => findPackageJSON(__FILE__),
    () => require('node:vm').runInThisContext(require('node:fs').readFileSync(__FILE__)),
  ]
  return loads.map((load) => {
    try {
      return String(load())
    } catch (error) {
      return `${error.stack}`
    }
  })
}
