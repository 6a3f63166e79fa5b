// expect: wrong_answer
// Deep enough to trouble whoever compares by recursion, not whoever writes.
function reverse() {
  let value = []
  for (let level = 0; level < 1500; level++) value = [value]
  return value
}
