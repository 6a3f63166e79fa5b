// expect: runtime_error
function reverse() {
  process.reallyExit(0)
}
