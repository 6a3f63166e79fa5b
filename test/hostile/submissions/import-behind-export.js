// expect: compile_error
// goes for: realm
// What is blanked for an `export` must not turn a string into code.
const before = "export {"; const after = "}"
export { before, after }; export default async function reverse() {
  const error = await import('node:fs').catch((refused) => refused)
  if (!(error instanceof Object)) console.log(__ESCAPED__)
}
