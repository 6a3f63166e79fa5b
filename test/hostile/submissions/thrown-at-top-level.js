// expect: runtime_error
function reverse(word) {
  return [...word].reverse().join('')
}
throw { then: (resolve) => resolve('accepted'), message: Symbol('x') }
