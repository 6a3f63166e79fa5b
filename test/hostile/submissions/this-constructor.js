// expect: runtime_error
// goes for: realm
// The same by `this` of a sloppy function and of a getter.
const holder = { get self() { return this.constructor.constructor('return process')() } }
function reverse() {
  const process = this.constructor.constructor('return process')() || holder.self
  console.log(__ESCAPED__, process.version)
}
