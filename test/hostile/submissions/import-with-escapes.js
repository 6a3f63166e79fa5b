// expect: compile_error
// goes for: realm
// A keyword may not be written with escapes; an engine that allowed it would hide it from a search.
async function reverse() {
  return \u0069mport('node:fs')
}
