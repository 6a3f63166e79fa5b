// expect: wrong_answer, time_limit_exceeded
// Reporting this rejection never ends.
function reverse() {
  Promise.reject(
    Object.defineProperties(new Error(), {
      stack: { get() { for (;;); } },
      message: { get() { for (;;); } },
    }),
  )
  return 'x'
}
