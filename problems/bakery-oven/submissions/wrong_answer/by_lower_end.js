/** Sorts by the lower end and keeps the upper end of the first loaf it meets. */
function fewestSettings(loaves) {
  let [settings, temperature] = [0, -1]
  for (const [low, high] of loaves.toSorted((a, b) => a[0] - b[0])) {
    if (low <= temperature) continue
    temperature = high
    settings++
  }
  return settings
}
