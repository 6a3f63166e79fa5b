// expect: time_limit_exceeded
// A loop that takes whatever is thrown to end it.
const reverse = () => {
  for (;;) {
    try {
      for (;;) JSON.parse('{')
    } catch {
    } finally {
      continue
    }
  }
}
