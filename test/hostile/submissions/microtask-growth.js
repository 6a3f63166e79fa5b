// expect: memory_limit_exceeded, time_limit_exceeded
function reverse() {
  for (;;) queueMicrotask(() => {})
}
