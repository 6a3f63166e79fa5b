/** A problem that is judged in a moment, with samples, hidden cases and a bit of everything to show. */
export const SUM_PAIR = {
  slug: 'sum-of-a-pair',
  title: 'Sum of a pair',
  kind: 'function',
  difficulty: 'easy',
  tags: ['array', 'hash-map'],
  statement: [
    'Find the two places in `numbers` whose values add up to `target`. Exactly one pair does.',
    '## Constraints',
    '- `2 <= numbers.length <= 100000`\n- every number fits in 32 bits',
    '## Hint',
    '```\nremember what you have seen\n```',
    '| size | nested loops |\n|--:|--:|\n| 1000 | 1 ms |\n| 100000 | 9000 ms |',
  ].join('\n\n'),
  signature: {
    name: 'pairOf',
    params: [
      { name: 'numbers', type: 'int[]' },
      { name: 'target', type: 'int' },
    ],
    returns: 'int[]',
  },
  testCases: [
    { input: [[2, 7, 11, 15], 9], expected: [0, 1], sample: true },
    { input: [[3, 2, 4], 6], expected: [1, 2], sample: true },
    ...Array.from({ length: 18 }, (_, index) => ({
      input: [[...Array(index + 1).fill(0), 5, 8], 13],
      expected: [index + 1, index + 2],
    })),
  ],
}

export const RIGHT = `function pairOf(numbers, target) {
  const seen = new Map()
  for (let i = 0; i < numbers.length; i++) {
    const j = seen.get(target - numbers[i])
    if (j !== undefined) return [j, i]
    seen.set(numbers[i], i)
  }
}
`

export const WRONG = `function pairOf(numbers, target) {
  console.log('looking for', target)
  return [0, 1]
}
`

/** Fails in its third line. */
export const FAILING = `function pairOf(numbers, target) {
  const found = null
  return found.first + target
}
`

export const UNREADABLE = `function pairOf(numbers, target) {
  return [0, 1
}
`
