// expect: compile_error
// goes for: realm
// A comment between the word and its parenthesis hides it from those who look for `import(`.
async function reverse() {
  const error = await import/* ( */
  // )
  ('node:fs').catch((refused) => refused)
  if (!(error instanceof Object)) console.log(__ESCAPED__)
}
