// expect: wrong_answer, runtime_error
// goes for: answer
// Setters on the way of whoever writes an object take what is written.
for (const name of ['verdict', 'kind', 'text', 'outcome', 'expected', 'input', 'id', 'logs', '0', '1']) {
  Object.defineProperty(Object.prototype, name, {
    set(value) {
      console.log(name, value)
    },
    get() {
      return 'accepted'
    },
  })
}
const reverse = () => ({ a: [1, 2, 3] })
