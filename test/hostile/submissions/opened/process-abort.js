// expect: runtime_error
function reverse() {
  process.abort()
}
