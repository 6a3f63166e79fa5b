// Byte by byte: no text is made, and no list of words.
const input = require('fs').readFileSync(0)
let at = 0
function nextNumber() {
  while (input[at] < 48) at++
  let number = 0
  while (input[at] >= 48) number = 10 * number + input[at++] - 48
  return number
}

/** How often each height was seen since the water was last below it. */
const seen = new Array(100).fill(0)
/** The heights with something seen, from the lowest to the highest. */
const open = []
let bays = 0
for (let left = nextNumber(); left > 0; left--) {
  const height = nextNumber()
  while (open.length > 0 && open.at(-1) > height) seen[open.pop()] = 0
  if (open.at(-1) !== height) open.push(height)
  bays += seen[height]++
}
console.log(bays)
