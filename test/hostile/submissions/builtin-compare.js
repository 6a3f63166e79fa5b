// expect: time_limit_exceeded, memory_limit_exceeded, wrong_answer
const reverse = () => 'a\u0301'.repeat(2 ** 26).localeCompare('\u00e1'.repeat(2 ** 26))
