function countFolds(strip) {
  let folds = 0
  for (let line = 1; line < strip.length; line++) {
    const shorter = Math.min(line, strip.length - line)
    let same = 0
    while (same < shorter && strip[line - 1 - same] === strip[line + same]) same++
    if (same === shorter) folds++
  }
  return folds
}
