// expect: memory_limit_exceeded, runtime_error
const reverse = () => new Float64Array(2 ** 40).length
