// expect: output_limit_exceeded, time_limit_exceeded
function reverse() {
  for (;;) console.group('x')
}
