// expect: compile_error
// goes for: realm
// The other forms of a dynamic import take other paths through the host.
async function reverse() {
  const error = await import.source('x').catch((refused) => refused)
  if (!(error instanceof Object)) console.log(__ESCAPED__)
}
