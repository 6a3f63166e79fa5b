// expect: runtime_error
const revers = (word) => [...word].reverse().join('')
