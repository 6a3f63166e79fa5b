/** Takes a shell for a rod at last. */
function crookedRods([leftArm, left, rightArm, right]) {
  return crookedRods(left) + crookedRods(right) + (leftArm * left === rightArm * right ? 0 : 1)
}
