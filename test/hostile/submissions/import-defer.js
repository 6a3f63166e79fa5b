// expect: compile_error
// goes for: realm
async function reverse() {
  const error = await import.defer('x').catch((refused) => refused)
  if (!(error instanceof Object)) console.log(__ESCAPED__)
}
