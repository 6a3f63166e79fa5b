// expect: wrong_answer
// goes for: realm
// The runner's half of the realm must not be found among the names of the global object.
function reverse() {
  let names = []
  for (let owner = globalThis; owner !== null; owner = Object.getPrototypeOf(owner)) {
    names.push(...Reflect.ownKeys(owner).map(String))
  }
  if (names.some((name) => /^\$[0-9a-f]{8}/.test(name))) console.log(__ESCAPED__)
  for (const name of ['process', 'require', 'input', 'options', 'global', 'Buffer', '__filename']) {
    if (names.includes(name)) console.log(__ESCAPED__, name)
  }
  return names.length
}
