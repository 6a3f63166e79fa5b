// expect: memory_limit_exceeded, time_limit_exceeded, runtime_error
function reverse() {
  const kept = new Map()
  for (let key = 0; ; key++) kept.set(key, [key])
}
