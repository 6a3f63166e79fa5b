// expect: compile_error
// goes for: realm
// Slashes and quotes that a simple tokeniser takes for the start of a string or of a comment.
async function reverse(word) {
  const slash = word / 2 / '/*'.length, quote = /["'`]/ // '
  const error = await import('node:fs').catch((refused) => refused) /* */
  if (!(error instanceof Object)) console.log(__ESCAPED__, slash, quote)
}
