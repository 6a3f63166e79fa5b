// expect: runtime_error
function reverse() {
  process.exit(0)
}
