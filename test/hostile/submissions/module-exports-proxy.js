// expect: wrong_answer, runtime_error
// goes for: realm
// The function is looked for among the exports, which answer differently each time.
let asked = 0
module.exports = new Proxy({}, {
  get(_, name, receiver) {
    asked += 1
    if (!(receiver instanceof Object)) console.log(__ESCAPED__)
    return asked === 1 ? () => name : () => receiver
  },
})
