function crookedRods(chime) {
  const weigh = (part) => (typeof part === 'number' ? part : weigh(part[1]) + weigh(part[3]))
  if (typeof chime === 'number') return 0
  return chime[0] * weigh(chime[1]) === chime[2] * weigh(chime[3]) ? 0 : 1
}
