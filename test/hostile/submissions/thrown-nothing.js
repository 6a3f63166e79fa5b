// expect: runtime_error
const reverse = (word) => {
  throw word === 'level' ? undefined : null
}
