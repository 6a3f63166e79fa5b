// expect: memory_limit_exceeded, time_limit_exceeded
function reverse() {
  const kept = []
  for (;;) kept.push(new Array(1e6).fill(1.5))
}
