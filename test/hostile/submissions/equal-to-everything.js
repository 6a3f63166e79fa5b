// expect: wrong_answer, runtime_error
// An object that a loose comparison takes for whatever it is compared with.
const reverse = (word) => ({
  [Symbol.toPrimitive]: () => [...word].reverse().join(''),
  valueOf: () => [...word].reverse().join(''),
  toString: () => [...word].reverse().join(''),
  equals: () => true,
})
