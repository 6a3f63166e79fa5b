// expect: memory_limit_exceeded, runtime_error
// It says the words that the engine says when there is no more memory; that is all it gets.
function reverse() {
  require('node:fs').writeSync(2, 'FATAL ERROR: Reached heap limit JavaScript heap out of memory\n')
  process.abort()
}
