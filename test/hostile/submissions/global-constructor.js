// expect: runtime_error
// goes for: realm
// The constructor of an object that the host has made is the host's `Object`.
function reverse() {
  const process = globalThis.constructor.constructor('return process')()
  console.log(__ESCAPED__, process.version)
}
