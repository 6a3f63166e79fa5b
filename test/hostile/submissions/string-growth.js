// expect: memory_limit_exceeded, runtime_error
function reverse() {
  let text = 'x'
  for (;;) text += text
}
