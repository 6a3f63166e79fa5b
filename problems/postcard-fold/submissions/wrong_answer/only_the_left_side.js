/** Counts a fold only if the left side is the shorter one. */
function countFolds(strip) {
  const reach = new Int32Array(strip.length)
  let [folds, left, right] = [0, 0, 0]
  for (let line = 1; line < strip.length; line++) {
    let mirror = line < right ? Math.min(right - line, reach[left + right - line]) : 0
    while (line > mirror && strip[line - mirror - 1] === strip[line + mirror]) mirror++
    reach[line] = mirror
    if (line + mirror > right) [left, right] = [line - mirror, line + mirror]
    if (mirror === line) folds++
  }
  return folds
}
