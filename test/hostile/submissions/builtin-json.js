// expect: time_limit_exceeded, memory_limit_exceeded, runtime_error, wrong_answer
const reverse = () => JSON.parse('['.repeat(2 ** 25) + ']'.repeat(2 ** 25)).length
