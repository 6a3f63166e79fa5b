/** Small problems for tests that are about judging, not about problems. */

/** Doubles a number; as many cases as asked for. */
export const doubling = (slug: string, cases: number, extra: Record<string, unknown> = {}) => ({
  slug,
  title: 'Doubling',
  statement: 'Double it.',
  kind: 'function',
  signature: { name: 'double', params: [{ name: 'n', type: 'int' }], returns: 'int' },
  testCases: Array.from({ length: cases }, (_, index) => ({
    input: [index],
    expected: 2 * index,
    sample: index === 0,
  })),
  ...extra,
})

export const DOUBLES = 'function double(n) { return 2 * n }'
/** Keeps the processor busy for each case, so that a test has the time to interfere. */
export const doublesIn = (ms: number) =>
  `function double(n) { const end = Date.now() + ${ms}; while (Date.now() < end); return 2 * n }`
