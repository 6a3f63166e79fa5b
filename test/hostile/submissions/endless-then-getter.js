// expect: time_limit_exceeded
// Asked whether it is a promise, it never answers.
const reverse = () => ({ get then() { for (;;); } })
