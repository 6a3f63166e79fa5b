// expect: time_limit_exceeded, memory_limit_exceeded
const reverse = () => Array.prototype.reverse.call(Object.assign([], { length: 2 ** 32 - 1 }))
