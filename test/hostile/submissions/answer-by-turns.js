// expect: wrong_answer, runtime_error
// Each look at this array finds something else, for whoever looks twice.
const reverse = (word) => {
  let looks = 0
  return Object.defineProperty([], '0', {
    get: () => (looks++ % 2 ? word : { verdict: 'accepted' }),
    enumerable: true,
  })
}
