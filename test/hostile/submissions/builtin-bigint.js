// expect: time_limit_exceeded, runtime_error, memory_limit_exceeded
const reverse = () => String((3n ** 5_000_000n) ** 20n).length
