// expect: runtime_error, wrong_answer
// goes for: realm
// The lock on stack traces must not be opened from inside.
'use strict'
function reverse() {
  try {
    Object.defineProperty(Error, 'stackTraceLimit', { value: 50, configurable: true })
    console.log(__ESCAPED__)
  } catch {}
  try {
    globalThis.Error = class extends Error {}
  } catch {}
  Error.stackTraceLimit = 50
  return new Error('x').stack
}
