/** A set keeps only one glove of each number. */
function fullestBasket(gloves) {
  const basket = new Set()
  let fullest = 0
  for (const glove of gloves) {
    if (!basket.delete(-glove)) basket.add(glove)
    fullest = Math.max(fullest, basket.size)
  }
  return fullest
}
