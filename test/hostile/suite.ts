/** What must hold of a run, at any level. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OPENED_TECHNIQUES, TECHNIQUES } from './corpus.ts'
import { type Level, NODE_ONLY, withoutNodes } from './levels.ts'
import { type Run, startRun } from './run.ts'

/** The realm as it is, or one that has handed the process to the guest. */
type Realm = 'closed' | 'opened'

export function holds(level: Level, realm: Realm): void {
  describe.skipIf(!level.isOffered)(`${level.name}, the realm ${realm}`, () => {
    let run: Run

    beforeAll(async () => {
      const isOpened = realm === 'opened'
      run = await startRun(level, isOpened ? OPENED_TECHNIQUES : TECHNIQUES, isOpened)
    }, 120_000)
    afterAll(() => run?.stop())

    test('the walls are those of this level', () => {
      for (const walls of run.walls) {
        expect(level.held.filter((name) => walls[name] !== true)).toEqual([])
        expect(level.missing.filter((name) => walls[name] !== false)).toEqual([])
      }
    })

    test('every technique gets a verdict it may get, for each of its cases', () => {
      const wrong = run.judged.flatMap(({ technique, submission: { verdict, results } }) => {
        const verdicts = [verdict, ...results.map((result) => result.verdict)]
        const isExpected = verdicts.every((one) => technique.expected.some((may) => may === one))
        const said = results.map(({ message }) => message)
        return isExpected ? [] : [{ technique: technique.name, verdicts, said }]
      })
      expect(wrong).toEqual([])
    })

    test('no canary is in anything that was stored or returned', () => {
      expect(run.leaks).toEqual([])
    })

    test('nothing was reached, ended, written or left running', async () => {
      expect(run.canaries.damage()).toEqual([])
      expect(run.workersAfter).toEqual(run.workersBefore)
    })

    test('an honest solution is still accepted', () => {
      expect(run.honest).toMatchObject({ status: 'done', verdict: 'accepted' })
    })

    test('no runner outlives its worker', async () => {
      await run.stop()
      await expect.poll(run.runnersLeft, { timeout: 5_000 }).toEqual([])
    })
  })
}

/**
 * A test of the tests: with no walls at all, these very techniques do get what they are after. They
 * are written against Node, some of whose ways Deno does not have.
 */
export function reachesItsCanaries(): void {
  describe.skipIf(process.versions.deno !== undefined)('without walls, the realm opened', () => {
    const reachable = ['file', 'passwords', 'environment', 'processes', 'listener'] as const
    const techniques = OPENED_TECHNIQUES.flatMap((technique) => {
      const goesFor = technique.goesFor.filter((canary) => reachable.some((one) => one === canary))
      return goesFor.length === 0 ? [] : [{ ...technique, goesFor }]
    })
    let run: Run

    beforeAll(async () => {
      run = await startRun(withoutNodes(NODE_ONLY), techniques, true)
    }, 120_000)
    afterAll(() => run?.stop())

    test('every technique reaches what it goes for', () => {
      const found = run.leaks.map(({ technique, canary }) => `${technique}: ${canary}`)
      const aims = techniques.flatMap(({ name, goesFor }) =>
        goesFor.filter((canary) => canary !== 'listener').map((canary) => `${name}: ${canary}`),
      )
      expect(aims.filter((aim) => !found.includes(aim))).toEqual([])
    })

    test('the listener is visited', () => {
      expect(run.canaries.visits()).toBeGreaterThan(0)
    })
  })
}
