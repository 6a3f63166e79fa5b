/**
 * Cuts the cases into as many chunks as there are free slots, but never into empty ones. Sizes
 * differ by at most one case, so that no worker keeps the others waiting. A busy fleet gets one
 * chunk: latency when idle, throughput when loaded.
 */
export function splitCases<Case>(cases: readonly Case[], freeSlots: number): Case[][] {
  const count = Math.min(cases.length, Math.max(1, freeSlots))
  return Array.from({ length: count }, (_, index) =>
    cases.slice(
      Math.floor((index * cases.length) / count),
      Math.floor(((index + 1) * cases.length) / count),
    ),
  )
}
