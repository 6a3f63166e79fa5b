// expect: time_limit_exceeded
// A promise that turns out to be another promise, for ever.
const reverse = () => {
  const next = () => ({ then: (resolve) => resolve(next()) })
  return next()
}
