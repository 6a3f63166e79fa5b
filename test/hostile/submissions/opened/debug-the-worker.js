// expect: wrong_answer, runtime_error
// Opens the inspector of another Node process.
function reverse() {
  const results = []
  for (const pid of [process.ppid, __NEIGHBOUR__]) {
    try {
      results.push(String(process._debugProcess(pid)))
    } catch (error) {
      results.push(error.code)
    }
  }
  return results
}
