/** Programs that turn what Node gives a script against the judge. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Job } from './judge.ts'
import { startJudge } from './testkit.ts'

let kit: Awaited<ReturnType<typeof startJudge>>
beforeAll(async () => {
  kit = await startJudge(1)
})
afterAll(() => kit.close())

const judged = (code: string, changes: Partial<Job> = {}) =>
  kit.runOne(code, {
    task: { kind: 'stdio' },
    cases: [{ ordinal: 0, input: '1 2\n', expected: '3\n' }],
    ...changes,
  })

/** Tells what it gets hold of: a process that has descriptors, an environment or memory maps is the host's. */
const LOOK = `
  const seen = []
  const attempt = (name, get) => {
    try {
      const found = get()
      if (found && typeof found.then === 'function') return
      if (found !== undefined && found !== null) seen.push(name + ' ' + String(found).slice(0, 40))
    } catch {}
  }
`
const TELL = `\nconsole.log(seen.length === 0 ? 3 : 'REACHED ' + seen.join('; '))`

describe('nothing of the host is reached', () => {
  test.each([
    ...['process', 'require', 'module', 'console', 'Buffer', 'process.stdin', 'process.stdout'],
    ...["require('fs').readFileSync", "require('events')", "require('util').format"],
    ...["require('readline').createInterface({ input: process.stdin })", 'setTimeout', 'exports'],
  ])('by the constructors of %s', async (root) => {
    const code = `${LOOK}
      const host = 'return typeof process === "object" && process.versions.v8 || undefined'
      for (let at = ${root}, n = 0; at && n < 9; at = Object.getPrototypeOf(at), n++) {
        attempt('constructor', () => at.constructor.constructor(host)())
        attempt('function', () => at.constructor(host)())
      }${TELL}`
    expect(await judged(code)).toMatchObject({ verdict: 'accepted', output: '3\n' })
  })

  test.each([
    ['other files', "attempt('passwd', () => require('fs').readFileSync('/etc/passwd'))"],
    ['proc', "attempt('environ', () => require('fs').readFileSync('/proc/self/environ', 'utf8'))"],
    [
      'descriptors',
      "for (let fd = 3; fd < 20; fd++) attempt('fd', () => require('fs').readFileSync(fd))",
    ],
    ['writing', "attempt('wrote', () => { require('fs').writeFileSync('/tmp/x', 'x'); return 1 })"],
    [
      'modules',
      `for (const name of ['child_process', 'net', 'http', 'vm', 'worker_threads', 'v8', 'inspector',
        'module', 'cluster', 'dgram', 'sqlite', 'wasi', 'node:child_process', '../runner.cjs', '/etc/passwd'])
        attempt(name, () => require(name))`,
    ],
    [
      'ways around require',
      `attempt('main', () => process.mainModule.require('child_process'))
       attempt('built in', () => process.getBuiltinModule('child_process'))
       attempt('binding', () => process.binding('fs'))
       attempt('linked', () => process._linkedBinding('fs'))
       attempt('dlopen', () => process.dlopen(module, '/x.node'))
       attempt('load', () => module.constructor._load('child_process'))
       attempt('cache', () => Object.keys(require.cache)[0])
       attempt('extensions', () => require.extensions)`,
    ],
    [
      'the process',
      `attempt('kill', () => process.kill(process.ppid, 0))
       attempt('env', () => Object.keys(process.env)[0])
       attempt('report', () => process.report.getReport())
       attempt('permission', () => process.permission)
       attempt('handles', () => process._getActiveHandles().length)`,
    ],
    [
      'names that objects have anyway',
      `for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
        attempt(name, () => require(name))`,
    ],
  ])('%s', async (_, code) => {
    expect(await judged(`${LOOK}${code}${TELL}`)).toMatchObject({
      verdict: 'accepted',
      output: '3\n',
    })
  })
})

describe('what never ends is ended', () => {
  test.each([
    ['an exit listener', "process.on('exit', () => { for (;;); })"],
    ['ticks', 'const again = () => process.nextTick(again); again()'],
    [
      'a question that asks again',
      `
      const rl = require('readline').createInterface({ input: process.stdin })
      rl.on('line', () => { for (;;); })`,
    ],
    ['an interval', 'setInterval(() => {}, 1)'],
    [
      'a listener that adds listeners',
      `
      const { EventEmitter } = require('events'); const e = new EventEmitter()
      e.on('x', () => e.emit('y')); e.on('y', () => setImmediate(() => e.emit('x'))); e.emit('x')`,
    ],
    [
      'an exit within an exit',
      `
      process.on('exit', () => { try { process.exit(0) } finally { for (;;); } }); process.exit()`,
    ],
    [
      'an error whose message is read without end',
      `
      throw Object.defineProperty(new Error(), 'message', { get() { for (;;); } })`,
    ],
  ])('%s', async (_, code) => {
    const { verdict } = await judged(code)
    expect(['time_limit_exceeded', 'runtime_error']).toContain(verdict)
  })

  test.each([
    ['standard output', "for (;;) process.stdout.write('x'.repeat(1000))"],
    ['standard error', "for (;;) console.error('x'.repeat(1000))"],
    ['a table', 'for (;;) console.table([[1, 2], [3, 4]])'],
    ['a file', "for (;;) require('fs').writeSync(1, 'x'.repeat(1000))"],
  ])('a flood of %s', async (_, code) => {
    expect((await judged(code)).verdict).toBe('output_limit_exceeded')
  })
})

describe('an answer cannot be forged', () => {
  test.each([
    [
      'by words of the runner',
      `
      console.log('{"id":"1","outcome":{"kind":"value","text":"3\\\\n"}}')`,
    ],
    [
      'by changed prototypes',
      `
      Object.prototype.kind = 'value'; Object.prototype.text = '3\\n'; Array.prototype.join = () => '3'
      String.prototype.slice = () => '3'; JSON.stringify = () => '"3"'; console.log(4)`,
    ],
    [
      'by a changed stdout',
      'process.stdout.write = () => true; console._stdout = null; console.log(4)',
    ],
    ['by leaving early', 'process.exit(0)'],
    ['by another exit code', 'console.log(3); process.exitCode = 1'],
    ['by a rejection', 'console.log(3); Promise.reject(new Error("no"))'],
  ])('%s', async (_, code) => {
    expect((await judged(code)).verdict).not.toBe('accepted')
  })

  test('a case leaves nothing to the next one', async () => {
    const cases = [1, 2].map((ordinal) => ({ ordinal, input: `${ordinal}`, expected: '1\n' }))
    const code = `
      Object.prototype.left = (Object.prototype.left ?? 0) + 1
      require('fs').count = (require('fs').count ?? 0) + 1
      console.log(({}).left * require('fs').count)`
    const { results } = await kit.run(code, { task: { kind: 'stdio' }, cases })
    expect(results.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted'])
  })
})
