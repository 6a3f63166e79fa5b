// expect: output_limit_exceeded
function reverse() {
  for (;;) console.log('x'.repeat(1000))
}
