// expect: compile_error
// goes for: realm
// In a script `<!--` opens a comment for one line, and `-->` does so at a line's start.
async function reverse() {
  let error <!-- /*
  error = await import('node:fs').catch((refused) => refused)
--> */
  if (!(error instanceof Object)) console.log(__ESCAPED__)
}
