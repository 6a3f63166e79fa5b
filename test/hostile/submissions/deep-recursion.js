// expect: runtime_error
const reverse = (word) => reverse(word) + 1
