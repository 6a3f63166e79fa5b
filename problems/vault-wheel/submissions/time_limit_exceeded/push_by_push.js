const [, ...lines] = require('fs').readFileSync(0, 'utf8').trim().split('\n')
for (const line of lines) {
  const [m, a, l, r] = line.split(' ').map(BigInt)
  let pointer = 0n
  let pushes = 0n
  while (pointer < l || pointer > r) {
    pointer = (pointer + a) % m
    pushes++
    if (pointer === 0n) break
  }
  console.log(pointer >= l && pointer <= r ? pushes.toString() : 'never')
}
