/** A worker whose only runner is in an endless loop. It prints the number of that process. */
import { buildJail } from './jail.ts'
import { startRunner } from './runners.ts'

const ALLOWANCE = { cpuMs: 6e4, activeMs: 6e4, wallMs: 6e4, residentKb: 5e5, replyBytes: 1e4 }
const OPTIONS = JSON.stringify({ name: 'solve', types: null, outputChars: 1000, logChars: 100 })

const jail = await buildJail({ processes: 2, requireNamespaces: false, allowWeakIsolation: true })
const runner = await startRunner(jail, 128)
const ask = (request: object) => runner.ask(request, ALLOWANCE, new AbortController().signal)
const code = 'function solve() { for (;;); }'
await ask({ do: 'compile', code, language: 'javascript', call: 'solve', caseCount: 1 })
await ask({ do: 'load', input: '[]', options: OPTIONS })
void ask({ do: 'run' })
process.stdout.write(`${runner.pid}\n`)
