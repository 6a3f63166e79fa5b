// expect: compile_error
// goes for: realm
// U+2028 ends a line for the engine and not for everybody else, so that lines are counted apart.
const lines = 1 //   const more = 2 //  
// export { "
export { lines }; const open = "export {"; async function reverse() {
  const error = await import('node:fs').catch((refused) => refused)
  if (!(error instanceof Object)) console.log(__ESCAPED__, open)
}
