/** Whether the walk goes through each lane exactly once; `expected` tells whether there is one. */
function check(input, expected, output) {
  const exists = expected.trim() !== 'no'
  if (output.trim() === 'no')
    return exists ? { verdict: 'wrong', message: 'there is such a walk' } : { verdict: 'ok' }
  const message = mistake(input, output)
  if (message !== null) return { verdict: 'wrong', message }
  if (!exists) throw new Error('a walk was found where the answer says that there is none')
  return { verdict: 'ok' }
}

function mistake(input, output) {
  const [n, m, ...ends] = input.trim().split(/\s+/).map(Number)
  const words = output.trim().split(/\s+/)
  if (words.length !== m + 1) return `expected ${m + 1} squares, got ${words.length}`
  const stranger = words.find((word) => !/^[1-9]\d{0,3}$/.test(word) || Number(word) > n)
  if (stranger !== undefined) return `${stranger.slice(0, 20)} is no square`

  const laneOf = (a, b) => Math.min(a, b) * (n + 1) + Math.max(a, b)
  const left = new Map()
  for (let at = 0; at < ends.length; at += 2) {
    const lane = laneOf(ends[at], ends[at + 1])
    left.set(lane, (left.get(lane) ?? 0) + 1)
  }
  for (let step = 1; step < words.length; step++) {
    const [from, to] = [Number(words[step - 1]), Number(words[step])]
    const count = left.get(laneOf(from, to)) ?? 0
    if (count === 0) return `step ${step}: no lane is left from ${from} to ${to}`
    left.set(laneOf(from, to), count - 1)
  }
  return null
}
