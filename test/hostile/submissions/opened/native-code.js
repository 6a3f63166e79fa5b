// expect: wrong_answer, runtime_error
// goes for: processes
// Calls into the C library, by way of node:ffi or of an addon.
function reverse() {
  const results = []
  try {
    const ffi = process.getBuiltinModule('node:ffi')
    const { functions } = ffi.dlopen(null, {
      getppid: { return: 'i32', arguments: [] },
      kill: { return: 'i32', arguments: ['i32', 'i32'] },
      system: { return: 'i32', arguments: ['string'] },
    })
    results.push(functions.getppid(), functions.kill(__NEIGHBOUR__, 9), functions.system(`: ${__MARK__}`))
  } catch (error) {
    results.push(error.message)
  }
  for (const path of ['/lib/x86_64-linux-gnu/libc.so.6', '/usr/lib/libc.so']) {
    try {
      process.dlopen({ exports: {} }, path)
    } catch (error) {
      results.push(error.code)
    }
  }
  try {
    require('node:crypto').setEngine('/tmp/engine.so')
  } catch (error) {
    results.push(error.code)
  }
  const fs = require('node:fs')
  results.push(fs.readFileSync(`/proc/${__NEIGHBOUR__}/cmdline`, 'latin1'))
  return results
}
