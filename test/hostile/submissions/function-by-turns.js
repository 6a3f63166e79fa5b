// expect: wrong_answer, runtime_error
// Each look at the name finds another function.
let looks = 0
Object.defineProperty(globalThis, 'reverse', {
  get: () => (looks++ === 0 ? () => 'first' : class {}),
})
