// expect: time_limit_exceeded, memory_limit_exceeded
const reverse = () => Array.from({ length: 2 ** 32 - 1 }).length
