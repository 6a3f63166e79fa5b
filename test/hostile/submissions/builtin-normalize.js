// expect: time_limit_exceeded, memory_limit_exceeded, wrong_answer
const reverse = () => '\u1e9b\u0323'.repeat(2 ** 25).normalize('NFKD').length
