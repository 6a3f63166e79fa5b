// expect: time_limit_exceeded, wrong_answer, runtime_error
// Work on the threads of the pool is not work of the thread that is watched.
function reverse() {
  const { pbkdf2, scryptSync } = require('node:crypto')
  for (let at = 0; at < 4; at++) pbkdf2('x', 'y', 1e7, 64, 'sha512', () => {})
  return scryptSync('x', 'y', 64).toString('hex')
}
