// expect: wrong_answer, runtime_error
// goes for: answer
// Methods that whoever compares might call, told to find everything equal.
for (const name of Object.getOwnPropertyNames(Array.prototype)) {
  if (typeof Array.prototype[name] !== 'function' || name === 'constructor') continue
  Array.prototype[name] = function (...given) {
    console.log(this, given)
    return true
  }
}
Array.prototype[Symbol.iterator] = function* () {
  yield 'accepted'
}
Array.isArray = () => true
const reverse = () => ['x']
