// expect: memory_limit_exceeded, time_limit_exceeded
function reverse() {
  const kept = []
  for (;;) kept.push({ at: kept.length })
}
