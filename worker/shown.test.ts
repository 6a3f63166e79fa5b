import { expect, test } from 'vitest'
import { CUT_MARK, SHOWN_BYTES } from '../shared/messages.ts'
import { shown } from './shown.ts'

test('a text that fits is shown whole', () => {
  expect(shown('ü'.repeat(SHOWN_BYTES / 2))).toBe('ü'.repeat(SHOWN_BYTES / 2))
})

test.each(['x', 'ü', '한', '🙂', 'x한'])(
  'a text of %j is cut between characters, and says so',
  (text) => {
    const cut = shown(text.repeat(SHOWN_BYTES + 1))
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(SHOWN_BYTES)
    expect(Buffer.byteLength(cut)).toBeGreaterThan(SHOWN_BYTES - 4)
    expect(cut.endsWith(CUT_MARK)).toBe(true)
    expect(cut).not.toContain('\ufffd')
  },
)
