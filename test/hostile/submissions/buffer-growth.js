// expect: memory_limit_exceeded, time_limit_exceeded
// Outside the heap, where the engine's limit does not count.
function reverse() {
  const kept = []
  for (;;) kept.push(new Uint8Array(2 ** 24).fill(1))
}
