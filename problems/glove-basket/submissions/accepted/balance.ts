/** The balance of a model tells what the basket holds of it: left gloves if positive, right ones if negative. */
function fullestBasket(gloves: number[]): number {
  const balance = new Map<number, number>()
  let inBasket = 0
  let fullest = 0
  for (const glove of gloves) {
    const model = Math.abs(glove)
    const before = balance.get(model) ?? 0
    const after = before + Math.sign(glove)
    balance.set(model, after)
    inBasket += Math.abs(after) - Math.abs(before)
    fullest = Math.max(fullest, inBasket)
  }
  return fullest
}
