import { afterAll, beforeAll, expect, test } from 'vitest'
import { withoutPlace } from '../shared/place.ts'
import type { Job } from './judge.ts'
import { startJudge } from './testkit.ts'

let kit: Awaited<ReturnType<typeof startJudge>>
beforeAll(async () => {
  kit = await startJudge(1)
})
afterAll(() => kit.close())

const STDIO: Partial<Job> = { task: { kind: 'stdio' } }
const program = (code: string, input = '', changes: Partial<Job> = {}) =>
  kit.runOne(code, {
    ...STDIO,
    cases: [{ ordinal: 0, input, expected: null }],
    ...changes,
  })

/** What the program printed, or how it failed. */
const printed = async (code: string, input = '', changes: Partial<Job> = {}) => {
  const { verdict, output, message } = await program(code, input, changes)
  return verdict === null ? output : `${verdict}: ${message}`
}

const SUM_OF_ROW = 'console.log(row.split(" ").map(Number).reduce((a, b) => a + b))'

test.each([
  ['readFileSync(0)', `const row = require('fs').readFileSync(0).toString().trim()`],
  ['readFileSync of the device', `const row = require('fs').readFileSync('/dev/stdin', 'utf8')`],
  ['readFileSync of dev/stdin', `const row = require('node:fs').readFileSync('dev/stdin') + ''`],
  [
    'readFileSync with options',
    `const fs = require('fs'); const row = fs.readFileSync(0, { encoding: 'utf-8' })`,
  ],
  [
    'a path by platform',
    `const fs = require('fs')
     const path = process.platform === 'linux' ? '/dev/stdin' : './input.txt'
     const row = fs.readFileSync(path).toString().split('\\n')[0]`,
  ],
  [
    'a path by existence',
    `const fs = require('fs')
     const row = fs.readFileSync(fs.existsSync('/dev/stdin') ? '/dev/stdin' : 'in.txt', 'utf8')`,
  ],
  [
    'reading twice',
    `const { readFileSync } = require('fs'); readFileSync(0); const row = readFileSync(0, 'utf8')`,
  ],
  [
    'readSync piece by piece',
    `const fs = require('fs'), piece = Buffer.alloc(2)
     let row = ''
     for (let n; (n = fs.readSync(0, piece, 0, 2, null)) > 0; ) row += piece.toString('utf8', 0, n)`,
  ],
  [
    'an fstat and one read',
    `const fs = require('fs'); const bytes = Buffer.alloc(fs.fstatSync(process.stdin.fd).size)
     fs.readSync(0, bytes); const row = String(bytes)`,
  ],
  [
    'process.getBuiltinModule',
    `const row = process.getBuiltinModule('fs').readFileSync(0, 'utf8')`,
  ],
])('%s reads all input', async (_, code) => {
  expect(await printed(`${code}\n${SUM_OF_ROW}`, '1 2 30\n')).toBe('33\n')
})

test.each([
  [
    'data and end',
    `let text = ''
     process.stdin.resume(); process.stdin.setEncoding('utf8')
     process.stdin.on('data', (chunk) => { text += chunk })
     process.stdin.on('end', () => main(text.split('\\n')))`,
  ],
  [
    'chunks of bytes',
    `const chunks = []
     process.stdin.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
       main(Buffer.concat(chunks).toString('utf-8').split('\\n'))
     })`,
  ],
  [
    'readable and read',
    `let text = ''
     process.stdin.setEncoding('utf-8')
     process.stdin.on('readable', () => {
       let chunk
       while ((chunk = process.stdin.read()) !== null) text += chunk
     })
     process.stdin.on('end', () => main(text.split('\\n')))`,
  ],
  [
    'for await over stdin',
    `(async () => {
       let text = ''
       for await (const chunk of process.stdin) text += chunk
       main(text.split('\\n'))
     })()`,
  ],
  [
    'stream/consumers',
    `require('node:stream/consumers').text(process.stdin).then((text) => main(text.split('\\n')))`,
  ],
  [
    'readline, line and close',
    `const lines = []
     require('readline').createInterface({ input: process.stdin, output: process.stdout })
       .on('line', (line) => lines.push(line)).on('close', () => main(lines))`,
  ],
  [
    'readline with both streams as arguments',
    `const rl = require('readline').createInterface(process.stdin, process.stdout)
     const lines = []
     rl.setPrompt(''); rl.prompt()
     rl.on('line', (line) => { lines.push(line); rl.prompt() })
     rl.on('close', () => { main(lines); process.exit() })`,
  ],
  [
    'readline that closes itself after the last line',
    `const rl = require('readline').createInterface({ input: process.stdin })
     const lines = []
     rl.on('line', (line) => { lines.push(line); if (lines.length === 3) rl.close() })
       .on('close', function () { main(lines) })`,
  ],
  [
    'for await over readline',
    `async function run() {
       const rl = require('readline').createInterface({ input: process.stdin, crlfDelay: Infinity })
       const lines = []
       for await (const line of rl) lines.push(line)
       main(lines)
     }
     run()`,
  ],
  [
    "readline's iterator by hand",
    `const rl = require('readline').createInterface({ input: process.stdin })
     const lines = rl[Symbol.asyncIterator]()
     const next = async () => (await lines.next()).value
     ;(async () => main([await next(), await next(), await next()]))()`,
  ],
  [
    'question and callback',
    `const rl = require('readline').createInterface({ input: process.stdin })
     rl.question('', (a) => rl.question('', (b) => rl.question('', (c) => { main([a, b, c]); rl.close() })))`,
  ],
  [
    'question and promise',
    `const rl = require('readline/promises').createInterface({ input: process.stdin })
     const run = async () => {
       const lines = []
       for (let at = 0; at < 3; at++) lines.push(await rl.question(''))
       main(lines); rl.close()
     }
     run()`,
  ],
  [
    'util.promisify around question',
    `const rl = require('readline').createInterface({ input: process.stdin })
     const ask = (query) => new Promise((resolve) => rl.question(query, resolve))
     ask('').then(async (a) => main([a, await ask(''), await ask('')]))`,
  ],
  [
    'events.once',
    `const { once } = require('events')
     const rl = require('readline').createInterface({ input: process.stdin })
     const lines = []
     rl.on('line', (line) => lines.push(line))
     once(rl, 'close').then(() => main(lines))`,
  ],
  [
    'a stream of the device',
    `const input = require('fs').createReadStream('/dev/stdin')
     const lines = []
     require('readline').createInterface({ input }).on('line', (l) => lines.push(l)).on('close', () => main(lines))`,
  ],
  [
    'a scanner over bytes',
    `const bytes = require('fs').readFileSync(0)
     let at = 0
     const line = () => {
       const from = at
       while (bytes[at] !== 10) at++
       return bytes.slice(from, at++).toString()
     }
     main([line(), line(), line()])`,
  ],
  [
    'input handled by a class',
    `class Input {
       constructor() { this.rows = require('fs').readFileSync(0, 'utf8').split('\\n'); this.at = 0 }
       get line() { return this.rows[this.at++] }
     }
     const input = new Input()
     main([input.line, input.line, input.line])`,
  ],
  [
    'a timer first',
    `setTimeout(() => main(require('fs').readFileSync(0, 'utf8').split('\\n')), 50_000)`,
  ],
  [
    'a main that is guarded',
    `if (require.main === module) main(require('fs').readFileSync(0, 'utf8').split('\\n'))`,
  ],
  [
    'a return at the top',
    `main(require('fs').readFileSync(0, 'utf8').split('\\n'))\nreturn\nnothing()`,
  ],
])('%s: the lines come in order', async (_, code) => {
  const main = `function main(lines) { console.log(lines.slice(0, 3).map((line) => '<' + line + '>').join('')) }`
  expect(await printed(`${main}\n${code}`, 'first\n둘째 줄 🙂\n3\n')).toBe(
    '<first><둘째 줄 🙂><3>\n',
  )
})

test.each([
  ['the default', `import fs from 'node:fs'\nconsole.log(fs.readFileSync(0, 'utf8').trim())`],
  ['a name', `import { readFileSync } from 'fs'\nconsole.log(readFileSync(0, 'utf8').trim())`],
  [
    'another name',
    `import { readFileSync as read, } from "fs";console.log(read(0, 'utf8').trim())`,
  ],
  ['all', `import * as fs from 'fs'\nconsole.log(String(fs.readFileSync('/dev/stdin')).trim())`],
  [
    'the default and names on several lines',
    `import process, {
       stdin, // where it comes from
       exit
     } from 'process'
     import { createInterface } from 'readline'
     createInterface({ input: stdin }).on('line', (line) => { console.log(line); exit(0) })`,
  ],
  [
    'top-level await',
    `import * as readline from 'node:readline/promises'
     const rl = readline.createInterface({ input: process.stdin })
     const line = await rl.question('')
     console.log(line)`,
  ],
  [
    'for await at the top',
    `import readline from 'readline'
     for await (const line of readline.createInterface({ input: process.stdin })) console.log(line)`,
  ],
  [
    'await without imports',
    `const text = await require('fs/promises').readFile(0, 'utf8')\nconsole.log(text.trim())`,
  ],
  [
    'an export',
    `import fs from 'fs'\nexport const line = fs.readFileSync(0, 'utf8')\nconsole.log(line.trim())`,
  ],
])('an ES module may have %s', async (_, code) => {
  expect(await printed(code, 'a line\n')).toBe('a line\n')
})

test('TypeScript has its types stripped in programs and modules', async () => {
  const code = `import * as fs from 'fs'
    import type { Stats } from 'fs'
    interface Pair { a: number; b: number }
    const [a, b] = fs.readFileSync(0, 'utf8').split(' ').map(Number) as [number, number]
    const pair: Pair = { a, b }
    console.log(pair.a + pair.b)`
  expect(await printed(code, '3 4\n', { language: 'typescript' })).toBe('7\n')
  const script = `const fs = require('fs'); const n: number = +fs.readFileSync(0); console.log(n * 2)`
  expect(await printed(script, '21\n', { language: 'typescript' })).toBe('42\n')
})

test.each([
  ['javascript', 'const a = ;', "Unexpected token ';'", 1, 11],
  ['javascript', 'function f() {\n  return 1', 'Unexpected end of input', 2, 11],
  ['javascript', 'let a = 1\n}', "Unexpected token '}'", 2, 1],
  ['javascript', "import fs from 'fs'\nlet a = (", 'Unexpected end of input', 2, 10],
  [
    'javascript',
    "import fs from 'fs'\nlet a = 1\nlet a = 2",
    "Identifier 'a' has already been declared",
    3,
    5,
  ],
  ['javascript', "import fs from 'fs'\nawait 1 }", "Unexpected token '}'", 2, 10],
  ['javascript', "const fs = import('fs')", 'import is not available here', 1, 12],
  ['javascript', "import fs from 'fs'; import('fs')", 'import is not available here', 1, 22],
  ['javascript', '}, false); (function () {', "Unexpected token '}'", 1, 1],
  ['typescript', 'let n: = 5', 'Unexpected token `=`', 1, 8],
  ['typescript', 'function f(a: number) {\n return a.length +', 'Expression expected', 2, 19],
  ['typescript', 'function f(a: number) {\n return a.length +\n\n', 'Expression expected', 3, 1],
  ['typescript', 'let n: number = (\n', 'Expression expected', 1, 18],
  ['typescript', 'const a = 1\nenum B { c }', 'enum', 2, 1],
] as const)('in %s, %j does not compile', async (language, code, message, line, column) => {
  const { compileError } = await kit.run(code, { ...STDIO, language })
  expect(compileError).toMatchObject({ line, column })
  expect(compileError?.message).toContain(message)
})

test.each([
  [
    'console.log formats as Node does',
    `console.log('%d%%', 5, { a: [1, 'x'] }, new Map([[1, 2]]), null)`,
    "5% { a: [ 1, 'x' ] } Map(1) { 1 => 2 } null\n",
  ],
  [
    'process.stdout.write adds nothing',
    `process.stdout.write('a'); process.stdout.write(Buffer.from('한')); process.stdout.write(new Uint8Array([10]))`,
    'a한\n',
  ],
  [
    'writeFileSync and writeSync write',
    `const fs = require('fs'); fs.writeFileSync('/dev/stdout', 'a'); fs.writeFileSync(1, 5); fs.writeSync(1, 'b\\n')`,
    'a5b\n',
  ],
  ['stdout ends', `process.stdout.end('x', () => process.exit())`, 'x'],
  [
    'only what Node prints to standard output counts',
    `console.info(1); console.debug(2); console.error(3); console.warn(4); process.stderr.write('5')`,
    '1\n2\n',
  ],
  [
    'console.group indents',
    `console.group('a'); console.log('b\\nc'); console.groupEnd(); console.log('d')`,
    'a\n  b\n  c\nd\n',
  ],
  ['exit stops at once', `console.log(1); process.exit(0); console.log(2)`, '1\n'],
  [
    'exit within loops',
    `for (let at = 0; ; at++) for (;;) { console.log(at); if (at === 2) process.exit(); break }`,
    '0\n1\n2\n',
  ],
  [
    'exit in a listener',
    `require('readline').createInterface({ input: process.stdin }).on('line', () => { console.log('x'); process.exit(0) })`,
    'x\n',
  ],
  [
    'exit in an async function',
    `(async () => { await null; console.log(1); process.exit(0) })(); setTimeout(() => console.log(2))`,
    '1\n',
  ],
  ['the exit event', `process.on('exit', (code) => console.log('code', code))`, 'code 0\n'],
  [
    'there is no environment',
    `console.log(process.env, process.argv.length, process.argv.slice(2))`,
    '{} 2 []\n',
  ],
  [
    'nextTick, microtasks, stdin and timers come in turn',
    `setTimeout(() => console.log('timer'), 0); process.stdin.on('end', () => console.log('end')).resume(); process.nextTick(console.log, 'tick'); Promise.resolve().then(() => console.log('micro')); console.log('main')`,
    'main\ntick\nmicro\nend\ntimer\n',
  ],
  [
    'hrtime and memory can be asked',
    `const t = process.hrtime(); console.log(process.hrtime(t).length, typeof process.hrtime.bigint(), process.memoryUsage().heapUsed >= 0)`,
    '2 bigint true\n',
  ],
  [
    'util',
    `const util = require('util'); console.log(util.format('%s!', 1), util.inspect({ a: { b: { c: {} } } }, { depth: 0 }), util.isDeepStrictEqual([1, { a: 2 }], [1, { a: 2 }]))`,
    '1! { a: [Object] } true\n',
  ],
  [
    'assert',
    `const assert = require('assert'); assert(true); assert.deepStrictEqual({ a: 1 }, { a: 1 }); try { assert.equal(1, 2, 'no') } catch (e) { console.log(e.name, e.message) }`,
    'AssertionError no\n',
  ],
  [
    'events',
    `const E = require('events'); class A extends E {}; const a = new A(); a.once('x', (n) => console.log(n)); console.log(a.emit('x', 1), a.emit('x', 2))`,
    '1\ntrue false\n',
  ],
  [
    'old-style inheritance',
    `const { EventEmitter } = require('events'); function A() { EventEmitter.call(this) }; require('util').inherits(A, EventEmitter); new A().on('x', console.log).emit('x', 7)`,
    '7\n',
  ],
  [
    'os and path',
    `console.log([require('os').EOL, require('path').join('/a', '..', 'b/', './c.txt'), require('path').basename('/x/y.js', '.js'), require('path').extname('a.b.c')].join('|'))`,
    '\n|/b/c.txt|y|.c\n',
  ],
  [
    'timers/promises',
    `require('timers/promises').setTimeout(100, 'late').then(console.log)`,
    'late\n',
  ],
  [
    'bytes in other encodings',
    `console.log(Buffer.from('hi').toString('hex'), Buffer.from('aGk=', 'base64').toString(), Buffer.byteLength('é'), Buffer.from([0xe2, 0x82]).toString().length, Buffer.isBuffer(Buffer.alloc(1)))`,
    '6869 hi 2 1 true\n',
  ],
  [
    'text coders',
    `console.log(new TextDecoder().decode(new TextEncoder().encode('한🙂é')), new TextEncoder().encode('한').length)`,
    '한🙂é 3\n',
  ],
  [
    'bytes of stdin can be changed',
    `const bytes = require('fs').readFileSync(0); bytes[0] = 66; console.log(bytes.toString().trim())`,
    'Bb\n',
  ],
  [
    'output in pieces',
    `const out = []; for (let at = 0; at < 3; at++) out.push(at); console.log(out.join('\\n'))`,
    '0\n1\n2\n',
  ],
])('%s', async (_, code, output) => {
  expect(await printed(code, 'Ab\n')).toBe(output)
})

test.each([
  ['an exception', `console.log('so far'); null.x`, /^TypeError: Cannot read properties of null/],
  [
    'an exception in a listener',
    `process.stdin.on('data', () => { console.log('so far'); throw new RangeError('in data') })`,
    /^RangeError: in data/,
  ],
  [
    'an exception in a timer',
    `console.log('so far'); setTimeout(() => { throw new Error('in timer') })`,
    /^Error: in timer/,
  ],
  [
    'an unhandled rejection',
    `console.log('so far'); (async () => { await null; throw new Error('in promise') })()`,
    /^Error: in promise/,
  ],
  ['a rejected promise', `console.log('so far'); Promise.reject(7)`, /^Uncaught 7/],
  [
    'an exception after an await at the top',
    `import 'fs'\nawait null\nconsole.log('so far')\nthrow new Error('in module')`,
    /^Error: in module/,
  ],
  ['an exit code', `console.log('so far'); process.exit(3)`, /^The exit code is 3/],
  ['process.exitCode', `console.log('so far'); process.exitCode = 2`, /^The exit code is 2/],
  [
    'an await without end',
    `console.log('so far'); await new Promise(() => {})`,
    /^The exit code is 13/,
  ],
  [
    'another module',
    `console.log('so far'); require('net')`,
    /^Error: Cannot use module "net": it is not available/,
  ],
  [
    'a file',
    `console.log('so far'); require('fs').readFileSync('/etc/passwd')`,
    /^Error: ENOENT: no such file or directory, open '\/etc\/passwd'/,
  ],
  [
    'deep recursion',
    `console.log('so far'); (function f(n) { return f(n + 1) + 1 })(0)`,
    /^RangeError: Maximum call stack size exceeded/,
  ],
])('%s is a runtime error that shows what was printed', async (_, code, message) => {
  expect(await program(code, 'x\n')).toMatchObject({
    verdict: 'runtime_error',
    output: 'so far\n',
    message: expect.stringMatching(message),
  })
})

test('a rejection that is handled in time, or in another case, is none', async () => {
  const code = `const p = Promise.reject(1); Promise.resolve().then(() => p.catch(() => console.log('ok')))
    if (require('fs').readFileSync(0, 'utf8') === 'bad') { console.log('bad'); Promise.reject(2); process.exit(0) }`
  const cases = ['bad', 'good'].map((input, ordinal) => ({ ordinal, input, expected: null }))
  const { results } = await kit.run(code, { ...STDIO, cases })
  expect(results.map(({ output, verdict }) => [output, verdict])).toEqual([
    ['bad\n', null],
    ['ok\n', null],
  ])
})

test.each([
  ['a loop', 'for (;;);', 'time_limit_exceeded'],
  ['a loop of promises', '(async () => { for (;;) await null })()', 'time_limit_exceeded'],
  ['a loop in a listener', `process.stdin.on('data', () => { for (;;); })`, 'time_limit_exceeded'],
  ['timers without end', 'setInterval(() => {}, 1)', 'time_limit_exceeded'],
  ['a flood of console.log', `for (;;) console.log('x'.repeat(99))`, 'output_limit_exceeded'],
  [
    'a flood of stdout.write',
    `for (;;) process.stdout.write('x'.repeat(99))`,
    'output_limit_exceeded',
  ],
  ['a flood at once', `console.log('x'.repeat(1e6))`, 'output_limit_exceeded'],
  ['a flood of console.error', `for (;;) console.error('x'.repeat(99))`, 'output_limit_exceeded'],
  [
    'a flood behind a catch',
    `for (let at = 0; at < 2000; at++) try { console.log('x'.repeat(99)) } catch {}`,
    'output_limit_exceeded',
  ],
  [
    'a growing heap',
    'const all = []; for (;;) all.push(new Array(1000).fill(all.length))',
    'memory_limit_exceeded',
  ],
  [
    'growing buffers',
    'const all = []; for (;;) all.push(Buffer.alloc(1e7, 1))',
    'memory_limit_exceeded',
  ],
])('%s is stopped', async (_, code, verdict) => {
  const limits = { timeMs: 2000, memoryMb: 64, outputBytes: 64 * 1024 }
  expect((await program(code, 'x\n', { limits })).verdict).toBe(verdict)
})

test.each([
  [
    'process',
    `process = { stdout: { write() {} } }; globalThis.process = null; console.log('wrong')`,
  ],
  ['JSON', `JSON.stringify = () => '{"kind":"value","text":"right\\\\n"}'; console.log('wrong')`],
  [
    'Buffer',
    `Buffer.prototype.toString = () => 'right'; Buffer.from = () => 'right'; console.log('wrong')`,
  ],
  ['EventEmitter', `require('events').prototype.emit = () => true; console.log('wrong')`],
  ['String', `String.prototype.slice = () => 'right\\n'; console.log('wrong')`],
  ['Reflect', `Reflect.apply = () => 'right\\n'; console.log('wrong')`],
  ['the exit code', `process.on('exit', () => { process.exitCode = 0 }); console.log('wrong')`],
  ['a second exit', `try { process.exit(1) } catch {} process.exit(0)`],
  ['an exit in the exit event', `process.on('exit', () => process.exit(0)); console.log('wrong')`],
  ['a thenable', `Object.prototype.then = (f) => f('right\\n'); await null; console.log('wrong')`],
  ['a text that is none', `process.stdout.write({ toString: () => 'right\\n' })`],
])('overriding %s gains nothing', async (_, code) => {
  const cases = [{ ordinal: 0, input: '', expected: 'right\n' }]
  const { verdict } = await kit.runOne(code, { ...STDIO, cases })
  expect(verdict === 'wrong_answer' || verdict === 'runtime_error').toBe(true)
})

test.each([
  'process',
  'process.stdin',
  'console',
  'require',
  "require('fs').readFileSync",
  'Buffer',
  'module',
  "require('util')",
  'process.exit',
  "require('readline').createInterface({ input: process.stdin })",
  "(() => { try { require('net') } catch (error) { return error } })()",
  '(() => { try { process.exit(5) } catch (error) { return error } })()',
])('%s leads to no object of the host', async (expression) => {
  const code = `let found = 'none'
    try { found = typeof (${expression}).constructor.constructor('return process.binding')() } catch (e) { found = e.name }
    console.log(found)`
  expect(await printed(code)).toMatch(/^EvalError\n$|exit code is 5/)
})

test('a rejected promise that watches who asks for it sees no object of the host', async () => {
  const code = `const p = Promise.reject(new Error('late'))
    Object.setPrototypeOf(p, new Proxy(Promise.prototype, {
      get(target, key, receiver) {
        console.log(typeof key, receiver === p)
        return Reflect.get(target, key, receiver)
      },
    }))`
  const { verdict, message, output } = await program(code)
  expect([verdict, withoutPlace(message ?? '')]).toEqual(['runtime_error', 'Error: late'])
  expect(output).toMatch(/^(symbol true\n)*$/)
})

test('ten megabytes of numbers are read and added up in time', async () => {
  const input = `${'1234567 '.repeat(1_250_000)}\n`
  const limits = { timeMs: 3000, memoryMb: 256, outputBytes: 1024 }
  const styles = [
    `console.log(require('fs').readFileSync(0).toString().trim().split(' ').reduce((a, b) => a + +b, 0))`,
    `const b = require('fs').readFileSync(0); let sum = 0, n = 0; for (const c of b) { if (c < 48) { sum += n; n = 0 } else n = n * 10 + c - 48 } console.log(sum)`,
    `require('readline').createInterface({ input: process.stdin }).on('line', (l) => console.log(l.trim().split(' ').reduce((a, b) => a + +b, 0)))`,
  ]
  for (const code of styles) expect(await printed(code, input, { limits })).toBe('1543208750000\n')
})

test('a million lines by events, and hundreds of thousands by await, are read in time', async () => {
  const limits = { timeMs: 3000, memoryMb: 256, outputBytes: 1024 }
  const events = `let n = 0; require('readline').createInterface({ input: process.stdin }).on('line', (l) => { n += +l }).on('close', () => console.log(n))`
  expect(await printed(events, '7\n'.repeat(1_000_000), { limits })).toBe('7000000\n')
  const asked = `const rl = require('readline/promises').createInterface({ input: process.stdin }); let n = 0; for (let at = 0; at < 100000; at++) n += +(await rl.question('')); console.log(n)`
  expect(await printed(asked, '7\n'.repeat(100_000), { limits })).toBe('700000\n')
  const awaited = `let n = 0; for await (const l of require('readline').createInterface({ input: process.stdin })) n += +l; console.log(n)`
  expect(await printed(awaited, '7\r\n'.repeat(200_000), { limits })).toBe('1400000\n')
})

test.each([
  [{ name: 'tokens', caseSensitive: true }, '1 2\n3\n', '1  2 3', null],
  [
    { name: 'tokens', caseSensitive: true },
    '1 2\n3\n',
    '1 2\n4\n',
    'line 2: expected "3", got "4"',
  ],
  [{ name: 'tokens', caseSensitive: false }, 'Yes\n', 'YES\n', null],
  [{ name: 'exact' }, 'a\nb\n', 'a\nb', null],
  [{ name: 'exact' }, 'a\nb\n', 'a \nb\n', 'line 1: expected "a", got "a "'],
  [{ name: 'lines' }, 'a\nb\n', 'a  \r\nb\n\n', null],
  [{ name: 'any_order' }, 'a\nb\n', 'b\na\n', null],
  [{ name: 'floats', absolute: 1e-6, relative: 1e-6 }, '0.5 x\n', '0.5000001 x\n', null],
] as const)('%j: %j and %j', async (checker, expected, output, message) => {
  const cases = [{ ordinal: 0, input: output, expected }]
  const code = `process.stdout.write(require('fs').readFileSync(0))`
  expect(await kit.runOne(code, { ...STDIO, cases, checker })).toMatchObject({
    verdict: message === null ? 'accepted' : 'wrong_answer',
    message,
  })
})
