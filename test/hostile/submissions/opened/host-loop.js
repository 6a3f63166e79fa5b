// expect: time_limit_exceeded
// A loop in the runner's own realm, with all signals ignored that can be.
function reverse() {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR1', 'SIGUSR2']) {
    try {
      process.on(signal, () => {})
    } catch {}
  }
  require('node:vm').runInThisContext('for (;;);')
}
