// expect: runtime_error
// goes for: realm
// An indirect eval runs in the global scope, where the runner keeps its own half.
function reverse() {
  ;(0, eval)('console.log(1)')
  console.log(__ESCAPED__)
}
