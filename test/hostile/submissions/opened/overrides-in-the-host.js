// expect: runtime_error, wrong_answer
// The runner's own realm, with everything in it made to agree.
function reverse() {
  return require('node:vm').runInThisContext(`
    for (const [owner, name] of [
      [JSON, 'parse'], [JSON, 'stringify'], [Array.prototype, 'push'], [Object, 'assign'],
      [Buffer, 'concat'], [Buffer, 'from'], [Buffer.prototype, 'toString'], [String.prototype, 'replace'],
    ]) {
      try { owner[name] = () => '{"verdict":"accepted","id":"0"}' } catch {}
    }
    'overridden'
  `)
}
