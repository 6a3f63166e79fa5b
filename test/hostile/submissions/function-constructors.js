// expect: runtime_error
// goes for: realm
// Code from a string, by all four constructors of functions.
function reverse() {
  const makers = [
    Function,
    (async () => {}).constructor,
    function* () {}.constructor,
    (async function* () {}).constructor,
  ]
  let failure
  for (const make of makers) {
    try {
      make('return 1')
      console.log(__ESCAPED__)
    } catch (error) {
      if (!(error instanceof EvalError)) console.log(__ESCAPED__)
      failure = error
    }
  }
  throw failure
}
