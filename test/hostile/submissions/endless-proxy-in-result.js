// expect: time_limit_exceeded
const reverse = () => new Proxy({}, { ownKeys() { for (;;); } })
