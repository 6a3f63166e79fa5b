/**
 * Manacher's algorithm gives for each line how far the strip is its own mirror image around it; known
 * mirrors save comparing most letters again.
 */
function countFolds(strip: string): number {
  const size = strip.length
  const reach = new Int32Array(size)
  let folds = 0
  let left = 0
  let right = 0
  for (let line = 1; line < size; line++) {
    let mirror = line < right ? Math.min(right - line, reach[left + right - line]) : 0
    while (
      line - mirror > 0 &&
      line + mirror < size &&
      strip.charCodeAt(line - mirror - 1) === strip.charCodeAt(line + mirror)
    )
      mirror++
    reach[line] = mirror
    if (line + mirror > right) {
      left = line - mirror
      right = line + mirror
    }
    if (mirror === Math.min(line, size - line)) folds++
  }
  return folds
}
