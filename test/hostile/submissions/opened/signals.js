// expect: wrong_answer, runtime_error, time_limit_exceeded
// To the worker, and to a process that has nothing to do with all this.
function reverse() {
  const results = []
  for (const pid of [process.ppid, __NEIGHBOUR__, -__NEIGHBOUR__]) {
    if (pid === 1) continue
    for (const signal of ['SIGTERM', 'SIGSTOP', 'SIGKILL']) {
      try {
        results.push(`${pid} ${process.kill(pid, signal)}`)
      } catch (error) {
        results.push(error.code)
      }
    }
  }
  return results
}
