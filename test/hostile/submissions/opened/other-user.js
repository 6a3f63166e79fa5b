// expect: wrong_answer, runtime_error
// From a user without rights back to one with all of them.
function reverse() {
  const results = []
  for (const act of ['seteuid', 'setuid', 'setegid', 'setgid']) {
    try {
      results.push(String(process[act](0)))
    } catch (error) {
      results.push(error.code)
    }
  }
  try {
    require('node:os').setPriority(process.ppid, 19)
    require('node:os').setPriority(0, -20)
  } catch (error) {
    results.push(error.code)
  }
  return results
}
