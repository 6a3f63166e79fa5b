// expect: wrong_answer
// goes for: realm
// Call sites lead to the functions and the `this` of the frames below, which are the host's.
function reverse() {
  Error.prepareStackTrace = (_, sites) => {
    for (const site of sites) {
      const found = [site.getThis(), site.getFunction()]
      if (found.some((value) => value && !(value instanceof Object))) console.log(__ESCAPED__)
      console.log(site.getFileName())
    }
    return 'prepared'
  }
  return new Error('x').stack
}
