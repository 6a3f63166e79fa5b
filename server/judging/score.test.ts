import { expect, test } from 'vitest'
import type { Verdict } from '../../shared/verdict.ts'
import type { Group } from '../packages/draft.ts'
import { needlessCases, type Outcome, type ScoredCase, scoreCases } from './score.ts'

const group = (name: string, changes: Partial<Group> = {}): Group => ({
  name,
  points: 10,
  scoring: 'min',
  requires: [],
  stopOnFailure: false,
  ...changes,
})

/** `a a b -`: four cases, the last in no group, each of one point. */
const casesIn = (names: string, points = 1): ScoredCase[] =>
  names.split(' ').map((name, index) => ({
    ordinal: index + 1,
    group: name === '-' ? null : name,
    points,
  }))

const outcome = (verdict: Verdict, share: number | null = null): Outcome => ({ verdict, share })
const LETTERS: Record<string, Outcome> = {
  A: outcome('accepted'),
  W: outcome('wrong_answer'),
  H: outcome('wrong_answer', 0.5),
  Q: outcome('wrong_answer', 0.25),
  T: outcome('time_limit_exceeded'),
  R: outcome('runtime_error'),
}
/** `AW.A`: case 3 has no result. */
const results = (letters: string) =>
  new Map(
    [...letters].flatMap((letter, index) => {
      const outcome = LETTERS[letter]
      return outcome ? [[index + 1, outcome] as const] : []
    }),
  )

test.each<[string, string, string, Group[], object]>([
  ['without groups each case gives its points', '- - -', 'AWA', [], { score: 66, passed: 2 }],
  ['all accepted is all points', 'a a b', 'AAA', [group('a'), group('b')], { score: 100 }],
  ['a min group gives all or nothing', 'a a b', 'AWA', [group('a'), group('b')], { score: 50 }],
  [
    'a sum group gives a share',
    'a a a b',
    'AAWA',
    [group('a', { scoring: 'sum', points: 90 }), group('b')],
    { score: 70 },
  ],
  ['a group of no definition gives the points of its cases', 'a a b', 'AWW', [], { score: 33 }],
  [
    'a group whose requirement fails gives nothing',
    'a b b -',
    'WAAA',
    [group('a'), group('b', { requires: ['a'] })],
    { score: 4, passed: 1, verdict: 'wrong_answer' },
  ],
  [
    'and so does one that requires that',
    'a b c',
    'WAA',
    [group('a'), group('b', { requires: ['a'] }), group('c', { requires: ['b'] })],
    { score: 0, passed: 0 },
  ],
  [
    'what follows the first failure counts for nothing',
    'a a a',
    'AWT',
    [group('a', { scoring: 'sum', stopOnFailure: true })],
    { score: 33, passed: 1, verdict: 'wrong_answer' },
  ],
  [
    'a case that was not needed is no failure of ours',
    'a a a b',
    'AW.A',
    [group('a', { stopOnFailure: true }), group('b')],
    { score: 50, passed: 2, verdict: 'wrong_answer' },
  ],
  [
    'a case before the failure without a result is one',
    'a a a',
    '.WA',
    [group('a', { stopOnFailure: true })],
    { score: 0, verdict: 'internal_error' },
  ],
  [
    'a case of part of the points gives that part',
    '- - - -',
    'AHQW',
    [],
    { score: 43, passed: 1, verdict: 'wrong_answer' },
  ],
  [
    'a sum group adds up the parts',
    'a a b',
    'HQA',
    [group('a', { scoring: 'sum', points: 80 }), group('b', { points: 20 })],
    { score: 50, passed: 1 },
  ],
  [
    'a min group gives what its worst case does',
    'a a b',
    'HQA',
    [group('a', { points: 80 }), group('b', { points: 20 })],
    { score: 40 },
  ],
  [
    'a min group with a case that was not judged gives nothing',
    'a a a b',
    'HW.A',
    [group('a', { points: 80, stopOnFailure: true }), group('b', { points: 20 })],
    { score: 20 },
  ],
  [
    'part of the points is no failure to stop at',
    'a a a',
    'HAA',
    [group('a', { scoring: 'sum', stopOnFailure: true })],
    { score: 83, passed: 2 },
  ],
  [
    'a group that was passed in part is not passed',
    'a b',
    'HA',
    [group('a'), group('b', { requires: ['a'] })],
    { score: 25, passed: 0, verdict: 'wrong_answer' },
  ],
  [
    'no result is never a pass',
    'a b',
    'A.',
    [group('a'), group('b')],
    { verdict: 'internal_error', score: 50 },
  ],
])('%s', (_, names, letters, groups, expected) => {
  const cases = casesIn(names)
  expect(scoreCases(cases, groups, results(letters))).toMatchObject({
    total: cases.length,
    ...expected,
  })
})

test('each group is told with its points and its worst verdict', () => {
  const groups = [
    group('easy', { points: 30 }),
    group('hard', { points: 70, scoring: 'sum' }),
    group('last', { requires: ['hard'] }),
  ]
  const cases = casesIn('- easy easy hard hard hard last')
  expect(scoreCases(cases, groups, results('AAAWTAA')).groups).toEqual([
    { name: 'easy', points: 30, score: 30, verdict: 'accepted' },
    { name: 'hard', points: 70, score: 23.333333, verdict: 'time_limit_exceeded' },
    { name: 'last', points: 10, score: 0, verdict: null },
  ])
})

test('shares of points that do not divide add up to the whole', () => {
  const cases = casesIn('a a a b b b b b b b', 1 / 3)
  expect(scoreCases(cases, [], results('AAAAAAAAAA')).score).toBe(100)
  expect(scoreCases(casesIn('- - -', 0.1), [], results('AAA')).score).toBe(100)
})

test('no cases are our failure', () => {
  expect(scoreCases([], [], new Map())).toMatchObject({ verdict: 'internal_error', score: 0 })
})

test('an accepted submission has passed every case', () => {
  const groups = [group('a', { stopOnFailure: true }), group('b', { requires: ['a'] })]
  for (let n = 0; n < 4 ** 4; n++) {
    const letters = [0, 1, 2, 3].map((at) => 'AWH.'[Math.floor(n / 4 ** at) % 4]).join('')
    const score = scoreCases(casesIn('a a b -'), groups, results(letters))
    expect(score.verdict === 'accepted').toBe(letters === 'AAAA')
    expect(score.verdict === 'accepted').toBe(score.passed === score.total)
  }
})

test('more results only make more cases needless, and change no score once all others are in', () => {
  const groups = [
    group('a', { stopOnFailure: true, scoring: 'sum' }),
    group('b', { requires: ['a'], stopOnFailure: true }),
  ]
  const cases = casesIn('a a a b b b')
  for (const letters of ['AWAAWA', 'WWWWWW', 'AAAWAW', 'TAAAAA', 'AHWAAA', 'HAAAAA', 'AAAHWA']) {
    const all = results(letters)
    const full = scoreCases(cases, groups, all)
    const known = new Map<number, Outcome>()
    let before = new Set<number>()
    for (const ordinal of [5, 2, 6, 1, 4, 3]) {
      if (before.has(ordinal)) continue
      known.set(ordinal, all.get(ordinal) ?? outcome('internal_error'))
      const now = needlessCases(cases, groups, known)
      for (const one of before) expect(now).toContain(one)
      before = now
    }
    expect(scoreCases(cases, groups, known)).toEqual(full)
  }
})
