// @ts-check
/**
 * The one file that runs inside the jail. It answers requests one at a time, one line of JSON each:
 * read from descriptor 3, answered on descriptor 4. Both calls block, so that the event loop never
 * turns and nothing of the guest's runs between two cases.
 *
 * `node:vm` gives each case a clean realm; it is no wall. Whatever the guest does in here, it can
 * only spoil its own answers: this process holds its code and its inputs and nothing else.
 */
'use strict'
const { readSync, writeSync } = require('node:fs')
const vm = require('node:vm')

/** @typedef {{ message: string, line: number | null, column: number | null }} CompileError */
/** @typedef {{ realm: string, name: string, seal: { text: string, system: object } | null }} Setup */
/**
 * @typedef {{ id: string, do: 'compile', code: string, language: string, call: string }
 *   | { id: string, do: 'load', input: string, options: string }
 *   | { id: string, do: 'run' }} Request
 */

/** An error's own look at the code is not wanted: it would run the guest's getters in this realm. */
const QUIET = { displayErrors: false }
/** Each costs another compilation. */
const MOST_EXPORTS = 100

const nextLine = lineReader()
const setup = /** @type {Setup} */ (JSON.parse(nextLine() ?? '{}'))
// Walls that only the process itself can build, where no program of the system builds them.
if (setup.seal !== null) vm.runInThisContext(`(${setup.seal.text})`)(require, setup.seal.system)

// The realm's own half lives in a constant whose name no guest can know or look up.
const openRealm = new vm.Script(`const ${setup.name} = ${setup.realm}; ${setup.name}.fail`)
const takeAnswer = new vm.Script(`${setup.name}.take()`)

/** @type {vm.Script} */
let program
/** @type {vm.Script} */
let callProgram
/** @type {{ context: vm.Context, fail: (thrown: unknown) => unknown }} */
let realm

write('{"ready":true}')
for (let line = nextLine(); line !== null; line = nextLine()) answer(JSON.parse(line))

/** @param {Request} request */
function answer(request) {
  if (request.do === 'compile') {
    const error = compile(request.code, request.language, request.call)
    write(JSON.stringify({ id: request.id, error }))
  } else if (request.do === 'load') {
    realm = load(request.input, request.options)
    write(JSON.stringify({ id: request.id, error: null }))
  } else {
    write(`{"id":"${request.id}","outcome":${run()}}`)
  }
}

/**
 * @param {string} code
 * @param {string} language
 * @param {string} call What the code must define.
 * @returns {CompileError | null}
 */
function compile(code, language, call) {
  try {
    const script = language === 'typescript' ? withoutTypes(code) : code
    program = scriptOf(withoutImports(script))
    callProgram = new vm.Script(
      `${setup.name}.call(typeof ${call} === 'function' ? ${call} : void 0)`,
    )
    return null
  } catch (error) {
    return describe(error)
  }
}

/**
 * Types become blanks, so that lines and columns stay the author's.
 * @param {string} code
 */
function withoutTypes(code) {
  const { stripTypeScriptTypes } = require('node:module')
  return stripTypeScriptTypes(code, { mode: 'strip' })
}

/**
 * `import()` would hand the guest an object of this realm. The word may stand in comments and
 * strings: where another text in its place still compiles, it was no keyword.
 * @param {string} code
 */
function withoutImports(code) {
  const masked = code.replace(/\bimport\b/g, '@@@@@@')
  if (masked === code) return code
  scriptOf(code)
  try {
    scriptOf(masked)
  } catch (error) {
    const { line, column } = describe(error)
    throw Object.assign(new SyntaxError('import is not available here'), { at: { line, column } })
  }
  return code
}

/**
 * Exports mean nothing to a script; V8 says where each stands, and blanks take its place.
 * @param {string} code
 */
function scriptOf(code) {
  let text = code
  for (let exports = 0; ; exports++) {
    try {
      return new vm.Script(text, { filename: 'solution' })
    } catch (error) {
      const without = withoutExport(text, describe(error))
      if (without === null || exports === MOST_EXPORTS) throw error
      text = without
    }
  }
}

/**
 * @param {string} code
 * @param {CompileError} error
 */
function withoutExport(code, { message, line, column }) {
  if (!message.endsWith("Unexpected token 'export'") || line === null || column === null)
    return null
  const lines = code.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, column - 1)
  const [found] = /^export(\s+default\b|\s*\{[^}]*\})?/.exec(code.slice(start)) ?? []
  if (found === undefined) return null
  return code.slice(0, start) + found.replace(/\S/g, ' ') + code.slice(start + found.length)
}

/**
 * No code of the guest's has run yet, so its error may be read. V8 shows the place above the stack:
 * `solution:3`, the line itself, and carets under the token.
 * @param {unknown} error
 * @returns {CompileError}
 */
function describe(error) {
  if (!(error instanceof Error)) return { message: 'SyntaxError', line: null, column: null }
  const message = `${error.name}: ${error.message}`
  if ('at' in error) return { message, .../** @type {any} */ (error.at) }
  const stack = error.stack ?? ''
  const [, line] = /^[^\n]*:(\d+)\n/.exec(stack) ?? []
  if (line === undefined) return { message, line: null, column: null }
  const [, indent] = /\n([ \t]*)\^+\n/.exec(stack) ?? []
  return { message, line: Number(line), column: indent === undefined ? null : indent.length + 1 }
}

/**
 * A fresh realm that has read its input, and has not yet seen the guest. Only strings go in, set on
 * a global object that nobody has touched.
 * @param {string} input
 * @param {string} options
 */
function load(input, options) {
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, {
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: 'afterEvaluate',
  })
  Object.assign(context, { input, options })
  return { context, fail: openRealm.runInContext(context, QUIET) }
}

/**
 * Only a string comes back. A thrown value is the guest's: it is handed to the realm unread.
 * Each pass of `take` runs one timer of the virtual clock, and the promises it settles.
 */
function run() {
  const { context, fail } = realm
  let outcome
  try {
    program.runInContext(context, QUIET)
    callProgram.runInContext(context, QUIET)
    do outcome = takeAnswer.runInContext(context, QUIET)
    while (outcome === 'again')
  } catch (thrown) {
    try {
      outcome = fail(thrown)
    } catch {
      // What the realm itself throws is as little to be read as what the guest throws.
    }
  }
  return typeof outcome === 'string' ? outcome : '{"kind":"nothing"}'
}

/** @returns {() => string | null} The next line without its end; null when there are no more. */
function lineReader() {
  const NEWLINE = 10
  let rest = Buffer.alloc(0)
  return () => {
    const chunks = []
    for (;;) {
      const end = rest.indexOf(NEWLINE)
      if (end >= 0) {
        chunks.push(rest.subarray(0, end))
        rest = rest.subarray(end + 1)
        return Buffer.concat(chunks).toString()
      }
      chunks.push(rest)
      const chunk = Buffer.allocUnsafe(65536)
      rest = chunk.subarray(0, readSync(3, chunk))
      if (rest.length === 0) return null
    }
  }
}

/** @param {string} line */
function write(line) {
  const bytes = Buffer.from(`${line}\n`)
  for (let at = 0; at < bytes.length; ) at += writeSync(4, bytes, at)
}
