// expect: wrong_answer, runtime_error, time_limit_exceeded
// With this, every object is a promise.
Object.prototype.then = function (resolve) {
  delete Object.prototype.then
  resolve('{"kind":"value","verdict":"accepted"}')
}
const reverse = () => ({})
