// expect: time_limit_exceeded, runtime_error
// A loop in the runner's own realm, with all signals ignored that can be. Deno ends at the first that cannot.
function reverse() {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR1', 'SIGUSR2']) {
    try {
      process.on(signal, () => {})
    } catch {}
  }
  require('node:vm').runInThisContext('for (;;);')
}
