// expect: memory_limit_exceeded, time_limit_exceeded, wrong_answer, runtime_error
// Programs of regular expressions lie outside the heap of objects.
function reverse() {
  const kept = []
  for (let at = 0; at < 1e5; at++) kept.push(new RegExp(`(?:x{1,50}${at}){1,50}`).test('x'))
  return kept.length
}
