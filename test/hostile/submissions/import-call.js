// expect: compile_error
// goes for: realm
// A refused import rejects with an error of the host's.
async function reverse() {
  const error = await import('node:fs').catch((refused) => refused)
  if (!(error instanceof Object)) console.log(__ESCAPED__)
}
