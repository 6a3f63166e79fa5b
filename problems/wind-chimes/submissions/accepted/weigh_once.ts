type Chime = number | [number, Chime, number, Chime]

/** Weighing a part counts its crooked rods on the way. */
function crookedRods(chime: Chime): number {
  let crooked = 0
  const weigh = (part: Chime): number => {
    if (typeof part === 'number') return part
    const [leftArm, left, rightArm, right] = part
    const leftWeight = weigh(left)
    const rightWeight = weigh(right)
    if (leftArm * leftWeight !== rightArm * rightWeight) crooked++
    return leftWeight + rightWeight
  }
  weigh(chime)
  return crooked
}
