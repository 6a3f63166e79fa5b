// expect: wrong_answer, runtime_error
// goes for: realm
// A stack trace asked for with no room left: the host's formatter overflows, in the host's realm.
function reverse() {
  let foreign = 0
  const dive = () => {
    try {
      dive()
    } catch (error) {
      if (!(error instanceof Object)) foreign += 1
    }
    try {
      new Error('x').stack
    } catch (error) {
      if (!(error instanceof Object)) foreign += 1
    }
  }
  dive()
  if (foreign > 0) console.log(__ESCAPED__)
  return foreign
}
