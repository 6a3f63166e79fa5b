/** Counts the whole belt again for each glove. */
function fullestBasket(gloves) {
  let fullest = 0
  for (let length = 1; length <= gloves.length; length++) {
    const balance = new Map()
    for (const glove of gloves.slice(0, length)) {
      const model = Math.abs(glove)
      balance.set(model, (balance.get(model) ?? 0) + Math.sign(glove))
    }
    let inBasket = 0
    for (const left of balance.values()) inBasket += Math.abs(left)
    fullest = Math.max(fullest, inBasket)
  }
  return fullest
}
