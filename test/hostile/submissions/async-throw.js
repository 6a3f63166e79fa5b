// expect: runtime_error
async function reverse() {
  await null
  throw new Proxy({}, { get: () => { throw 'accepted' } })
}
