/** Takes the ends of a range for forbidden. */
function fewestSettings(loaves) {
  let [settings, temperature] = [0, -1]
  for (const [low, high] of loaves.toSorted((a, b) => a[1] - b[1])) {
    if (low < temperature) continue
    temperature = high
    settings++
  }
  return settings
}
