/**
 * Runs one solution over cases from standard input and writes an outcome for each, for
 * check-problems.ts. Only for code from this repository: there are no walls here.
 */
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import vm from 'node:vm'
import type { Language } from '../shared/messages.ts'

export type Run = {
  language: Language
  code: string
  name: string
  inputs: string[]
  /** After so long a case is given up. */
  patienceMs: number
  /** After a case that took longer, no other is run. */
  stopAtMs: number
}
/** `output` is null for a case that was given up. */
export type Outcome = { cpuMs: number; output?: string | null; error?: string }

const run: Run = JSON.parse(readFileSync(0, 'utf8'))
const code = run.language === 'typescript' ? stripTypeScriptTypes(run.code) : run.code
const script = new vm.Script(`${code}\nJSON.stringify(${run.name}(...JSON.parse(input)))`)

const outcomes: Outcome[] = []
for (const input of run.inputs) {
  const context = vm.createContext({ input })
  const before = process.cpuUsage()
  const cpuMs = () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  try {
    const output: unknown = script.runInContext(context, { timeout: run.patienceMs })
    outcomes.push({ cpuMs: cpuMs(), output: String(output) })
  } catch (error) {
    const timedOut = Object(error).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
    outcomes.push(
      timedOut ? { cpuMs: cpuMs(), output: null } : { cpuMs: cpuMs(), error: String(error) },
    )
  }
  if (cpuMs() > run.stopAtMs) break
}
process.stdout.write(JSON.stringify(outcomes))
