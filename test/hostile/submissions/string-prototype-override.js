// expect: wrong_answer, runtime_error
// goes for: answer
for (const name of Object.getOwnPropertyNames(String.prototype)) {
  if (typeof String.prototype[name] !== 'function' || name === 'constructor') continue
  String.prototype[name] = function (...given) {
    return '{"kind":"value","text":"accepted","logs":"","flooded":false}'
  }
}
const reverse = () => 'x'
