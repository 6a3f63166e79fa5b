// expect: compile_error
// goes for: realm
// Inside a template, code looks like text.
async function reverse() {
  const error = await `${import('node:fs').catch((refused) => (globalThis.found = refused))}`
  if (!(globalThis.found instanceof Object)) console.log(__ESCAPED__, error)
}
