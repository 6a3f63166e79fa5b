function fullestBasket(gloves) {
  const balance = new Map()
  for (const glove of gloves) {
    const model = Math.abs(glove)
    balance.set(model, (balance.get(model) ?? 0) + Math.sign(glove))
  }
  return [...balance.values()].reduce((sum, left) => sum + Math.abs(left), 0)
}
