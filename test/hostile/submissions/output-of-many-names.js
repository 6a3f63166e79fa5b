// expect: output_limit_exceeded, time_limit_exceeded, memory_limit_exceeded
const reverse = () => Object.fromEntries(Array.from({ length: 2e5 }, (_, at) => [`name${at}`, at]))
