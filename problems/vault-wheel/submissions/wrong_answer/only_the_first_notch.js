// Solves a * pushes = l (mod m), as if the door opened at `l` only.
const [, ...lines] = require('fs').readFileSync(0, 'utf8').trim().split('\n')
function inverse(a, m) {
  let [r0, r1, s0, s1] = [a, m, 1n, 0n]
  while (r1 !== 0n) [r0, r1, s0, s1] = [r1, r0 % r1, s1, s0 - (r0 / r1) * s1]
  return [r0, s0]
}
for (const line of lines) {
  const [m, a, l] = line.split(' ').map(BigInt)
  const [shared, factor] = inverse(a, m)
  if (l % shared !== 0n) console.log('never')
  else {
    const turn = m / shared
    const pushes = (((l / shared) * factor) % turn + turn) % turn
    console.log(pushes.toString())
  }
}
