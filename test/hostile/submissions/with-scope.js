// expect: wrong_answer, runtime_error
// goes for: realm
// A scope that has every name: what runs inside asks it for them.
var names = []
with (new Proxy({}, { has: (_, name) => (names.push(String(name)), false) })) {
  var reverse = () => {
    if (names.some((name) => /^\$[0-9a-f]{8}/.test(name))) console.log(__ESCAPED__)
    return names
  }
}
