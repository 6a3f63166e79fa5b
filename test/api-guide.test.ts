/** Runs docs/api.md: every line of its shell, in order, against the whole judge. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPackage } from '../server/packages/read.ts'
import { insertProblem } from '../server/problems/queries.ts'
import { ADMIN, type Stack, startStack } from './stack.ts'

const page = readFileSync(new URL('../docs/api.md', import.meta.url), 'utf8')

interface Step {
  /** What a reader types. */
  shell: string
  /** What the page says comes out; null when it says nothing. */
  shown: { language: string; text: string } | null
}

const steps: Step[] = []
for (const [, language = '', text = ''] of page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)) {
  const last = steps.at(-1)
  if (language === 'sh') steps.push({ shell: text, shown: null })
  else if (last) last.shown = { language, text }
}
const [settings, ...walk] = steps

let stack: Stack
let folder: string
let printed: string[]
beforeAll(async () => {
  stack = await startStack({ workers: 1 })
  const path = fileURLToPath(new URL('../problems/kettle-queue', import.meta.url))
  const draft = await readPackage(path)
  await stack.sql.begin((tx) => insertProblem(tx, draft))
  folder = mkdtempSync(join(tmpdir(), 'api-guide-'))
  printed = await typed(walk.map(({ shell }) => shell))
})
afterAll(async () => {
  await stack.stop()
  rmSync(folder, { recursive: true })
})

const END_OF_STEP = '\u001e'

/** What each step prints, in one shell, which stops at the first that fails. */
async function typed(shells: string[]): Promise<string[]> {
  const script = [
    'set -eu',
    (settings?.shell ?? '').replace(/^(JUDGE|PASSWORD)=.*\n/gm, ''),
    ...shells.map((shell) => `${shell}\nprintf '\\036'\n`),
  ].join('\n')
  const child = spawn('bash', ['-c', script], {
    cwd: folder,
    env: { PATH: process.env.PATH, JUDGE: stack.url, PASSWORD: ADMIN.password },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`The shell ended with ${code} after ${output}`)
  return output.split(END_OF_STEP).slice(0, -1)
}

test('the first lines of the page say where the judge is, and who the admin', () => {
  expect(settings?.shell).toMatch(/^JUDGE=.*\nPASSWORD=.*\njson=/)
  expect(settings?.shown).toBe(null)
})

test.each(walk.map(({ shell, shown }, index) => [shell.split('\n')[0], index, shown] as const))(
  '%s …',
  (_, index, shown) => {
    expect(shown).not.toBe(null)
    const output = printed[index] ?? ''
    if (shown?.language === 'json')
      expect(JSON.parse(output)).toMatchObject(JSON.parse(shown.text) as object)
    else expect(output.trimEnd()).toBe(shown?.text.trimEnd())
  },
)
