function crookedRods(chime) {
  let crooked = 0
  const weigh = (part) => {
    if (typeof part === 'number') return part
    const [left, right] = [weigh(part[1]), weigh(part[3])]
    if (left !== right) crooked++
    return left + right
  }
  weigh(chime)
  return crooked
}
