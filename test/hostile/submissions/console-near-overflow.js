// expect: wrong_answer, runtime_error
// goes for: realm
// What is lent by the runner, called with no room on the stack, must fail in this realm.
function reverse() {
  let foreign = 0
  const lent = [console.log, structuredClone, setTimeout, queueMicrotask, performance.now, Date]
  const dive = (call) => {
    try {
      dive(call)
    } catch (error) {
      if (!(error instanceof Object)) foreign += 1
    }
    try {
      call(() => {})
    } catch (error) {
      if (!(error instanceof Object)) foreign += 1
    }
  }
  for (const call of lent.slice(1)) {
    try {
      dive(call)
    } catch (error) {
      if (!(error instanceof Object)) foreign += 1
    }
  }
  if (foreign > 0) console.log(__ESCAPED__)
  return foreign
}
