import type { Case, Reference, WholeCase } from '../shared/messages.ts'

/**
 * The cases with their data, one at a time, as they may be large. The next one is on its way while
 * one is judged.
 */
export async function* wholeCases(
  cases: readonly Case[],
  load: (reference: Reference) => Promise<Buffer>,
): AsyncGenerator<WholeCase> {
  const text = async (data: Case['input']) =>
    typeof data === 'string' ? data : (await load(data)).toString()

  const whole = async ({ ordinal, input, expected, checker }: Case): Promise<WholeCase> => ({
    ordinal,
    input: await text(input),
    expected: expected === null ? null : await text(expected),
    checker,
  })

  let coming: Promise<WholeCase> | undefined
  for (const [index, test] of cases.entries()) {
    const current = await (coming ?? whole(test))
    const next = cases[index + 1]
    coming = next && whole(next)
    coming?.catch(() => {}) // Told to whoever comes to that case.
    yield current
  }
}
