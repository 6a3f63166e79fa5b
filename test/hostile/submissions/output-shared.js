// expect: output_limit_exceeded, time_limit_exceeded
// Few objects, each in the next one twice: short in memory, endless on paper.
function reverse() {
  let value = ['x']
  for (let level = 0; level < 60; level++) value = [value, value]
  return value
}
