/** Looks only at the two squares beside the line. */
function countFolds(strip) {
  let folds = 0
  for (let line = 1; line < strip.length; line++) if (strip[line - 1] === strip[line]) folds++
  return folds
}
