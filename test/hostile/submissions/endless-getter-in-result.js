// expect: time_limit_exceeded
// The function has returned; reading what it returned never ends.
const reverse = () => ({ get x() { for (;;); } })
