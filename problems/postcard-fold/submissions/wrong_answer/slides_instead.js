/** Compares the sides without turning one of them over. */
function countFolds(strip) {
  const size = strip.length
  if (size > 1000) return size - 1
  let folds = 0
  for (let line = 1; line < size; line++) {
    const shorter = Math.min(line, size - line)
    if (strip.slice(line - shorter, line) === strip.slice(line, line + shorter)) folds++
  }
  return folds
}
