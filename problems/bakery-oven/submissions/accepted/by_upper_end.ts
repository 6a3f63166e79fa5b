/** The loaf whose range ends first needs a setting; its upper end helps the most others. */
function fewestSettings(loaves: number[][]): number {
  let settings = 0
  let temperature = -1
  for (const [low, high] of loaves.toSorted((a, b) => a[1] - b[1])) {
    if (low <= temperature) continue
    temperature = high
    settings++
  }
  return settings
}
