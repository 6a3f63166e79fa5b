// expect: time_limit_exceeded
const reverse = () => ({ get [Symbol.toStringTag]() { for (;;); } })
