// expect: runtime_error, wrong_answer, output_limit_exceeded
function reverse() {
  let value = []
  for (let level = 0; level < 1e5; level++) value = [value]
  return value
}
