const [, ...lines] = require('fs').readFileSync(0, 'utf8').trim().split('\n')
function leastPushes(m, a, l, r) {
  if (l <= 0) return 0
  if (a === 0) return null
  if (2 * a > m) return leastPushes(m, m - a, m - r, m - l)
  if (Math.ceil(l / a) * a <= r) return Math.ceil(l / a)
  const turns = leastPushes(a, m % a, (a - (r % a)) % a, (a - (l % a)) % a)
  return turns === null ? null : Math.ceil((l + turns * m) / a)
}
for (const line of lines) console.log(leastPushes(...line.split(' ').map(Number)) ?? 'never')
