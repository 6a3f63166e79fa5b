import fs from 'node:fs'

type Step = { isMirrored: true } | { isMirrored: false; m: bigint; a: bigint; l: bigint }

/** Goes down to smaller and smaller wheels, and carries the answer of the smallest one back up. */
function leastPushes(m: bigint, a: bigint, l: bigint, r: bigint): bigint | undefined {
  const steps: Step[] = []
  let answer: bigint | undefined
  while (l > 0n && answer === undefined) {
    if (a === 0n) return undefined
    if (2n * a > m) {
      ;[a, l, r] = [m - a, m - r, m - l]
      steps.push({ isMirrored: true })
      continue
    }
    const pushes = (l - 1n) / a + 1n
    if (pushes * a <= r) answer = pushes
    else {
      steps.push({ isMirrored: false, m, a, l })
      ;[m, a, l, r] = [a, m % a, (a - (r % a)) % a, (a - (l % a)) % a]
    }
  }
  let pushes = answer ?? 0n
  for (const step of steps.reverse())
    if (!step.isMirrored) pushes = (step.l + pushes * step.m - 1n) / step.a + 1n
  return pushes
}

const [, ...lines] = fs.readFileSync(0, 'utf8').trim().split('\n')
for (const line of lines) {
  const [m, a, l, r] = line.split(' ').map(BigInt) as [bigint, bigint, bigint, bigint]
  console.log(`${leastPushes(m, a, l, r) ?? 'never'}`)
}
