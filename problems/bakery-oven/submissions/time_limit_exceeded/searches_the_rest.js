/** Looks through all remaining loaves for each setting. */
function fewestSettings(loaves) {
  let rest = loaves
  let settings = 0
  while (rest.length > 0) {
    const temperature = rest.reduce((least, [, high]) => Math.min(least, high), Infinity)
    rest = rest.filter(([low]) => low > temperature)
    settings++
  }
  return settings
}
