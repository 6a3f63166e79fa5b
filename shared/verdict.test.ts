import { expect, test } from 'vitest'
import { VERDICTS, worstVerdict } from './verdict.ts'

test('worstVerdict() of no cases is an internal error, never a pass', () => {
  expect(worstVerdict([])).toBe('internal_error')
})

test('worstVerdict() is accepted only when every case is', () => {
  expect(worstVerdict(['accepted', 'accepted'])).toBe('accepted')
  for (const verdict of VERDICTS) {
    expect(worstVerdict(['accepted', verdict, 'accepted'])).toBe(verdict)
  }
})

test('worstVerdict() does not depend on the order of the cases', () => {
  expect(worstVerdict(['wrong_answer', 'runtime_error'])).toBe('runtime_error')
  expect(worstVerdict(['runtime_error', 'wrong_answer'])).toBe('runtime_error')
})
