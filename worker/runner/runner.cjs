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
const { setFlagsFromString } = require('node:v8')
const vm = require('node:vm')

/** @typedef {{ message: string, line: number | null, column: number | null }} CompileError */
/** @typedef {{ numbers: any, seal: string, filter: string, multiply: { text: string, copies: number, files: number } | null }} Order */
/** @typedef {{ realm: string, name: string, freeze: string, host: { text: string, order: Order | null } }} Setup */
/** @typedef {ReturnType<typeof import('./node_host.js').makeNodeHost>} Host */
/**
 * @typedef {{ id: string, do: 'compile', code: string, language: string, call: string | null, caseCount: number }
 *   | { id: string, do: 'load', input: string, options: string }
 *   | { id: string, do: 'run' }} Request
 */

/** An error's own look at the code is not wanted: it would run the guest's getters in this realm. */
const QUIET = { displayErrors: false }
/** In each process that makes copies: a case in a copy then need not wait for its own to be made. */
const SPARE_REALMS = 32
/** A case that takes longer pays more for the collector's looks at realms than they save the next. */
const LONG_MS = 10
/** Each import or export costs another compilation. */
const MOST_DECLARATIONS = 100
const NAMED = { filename: 'solution' }
/** For a text with one line before the guest's first. */
const WRAPPED = { filename: 'solution', lineOffset: -1 }

const nextLine = lineReader()
const setup = /** @type {Setup} */ (JSON.parse(nextLine() ?? '{}'))
/** Only a file may import. @param {string} url */
const loadModule = (url) => import(url)
/** @type {Host} */
const host = vm.runInThisContext(`(${setup.host.text})`)(require, loadModule)
const { order } = setup.host
const system = order === null ? null : host.openSystem()

const firstContext = newContext()
// Nobody reads warnings, and making one writes to what is frozen.
process.emitWarning = () => {}
const handOverStacks = host.stackWriting()
vm.runInThisContext(`(${setup.freeze})`)(firstContext)

// The realm's own half lives in a constant whose name no guest can know or look up.
const openRealm = new vm.Script(
  `const ${setup.name} = ${setup.realm}(${handOverStacks !== null}); ${setup.name}`,
)
const prepareRealm = new vm.Script(`${setup.name}.prepare()`)
const beginCase = new vm.Script(`${setup.name}.begin()`)
const takeAnswer = new vm.Script(`${setup.name}.take()`)

/** @type {vm.Script} */
let program
/** @type {vm.Script | null} Null for a whole program: it is not called but run. */
let callProgram
/** @typedef {{ context: vm.Context, fail: (thrown: unknown) => unknown, writeStack: Function }} Realm */
/** Made while nobody waits, and not yet met by a guest. */
const spareRealms = [newRealm(firstContext)]
/** @type {Realm} */
let realm

/** Of this copy's random numbers; the others would have the same. @type {number | null} */
let seed = null

/** @type {{ reason: unknown } | null} */
let rejection = null
process.on('unhandledRejection', (reason) => {
  rejection ??= { reason }
})

if (order?.multiply) {
  rehearse()
  const multiply = vm.runInThisContext(`(${order.multiply.text})`)
  const line = multiply(system, order.numbers, order.multiply, { nextLine, write })
  seed = JSON.parse(line).seed
}
// Walls that only the process itself can build, where no program of the system builds them.
if (order !== null) vm.runInThisContext(`(${order.seal})`)(system, order.numbers, order.filter)

write('{"ready":true}')
for (let line = nextLine(); line !== null; line = nextLine()) {
  const later = answer(JSON.parse(line))
  // The code does not compile, so there is nothing left to do, and nobody's code is in here.
  if (later) break
}
if (order?.multiply) process.exit()

/**
 * What each copy would do for the first time is done once, before there are any: V8 compiles a
 * function when it is first called.
 */
function rehearse() {
  for (const name of ['solve', null]) {
    const call = name === null ? 'null' : `"${name}"`
    compile('function solve() { console.log(1); return 1 }', 'typescript', name)
    const options = `{"name":${call},"types":null,"outputChars":100,"logChars":100}`
    realm = load('[]', options)
    run()
  }
  while (spareRealms.length < SPARE_REALMS) spareRealms.push(preparedRealm())
  // So that no copy has to: what has survived twice is old, and is not moved any more. To look through
  // all of the heap would leave it to each copy to sweep it.
  setFlagsFromString('--expose-gc')
  const collect = vm.runInNewContext('gc')
  for (let time = 0; time < 2; time++) collect({ type: 'minor' })
  setFlagsFromString('--no-expose-gc')
}

/** @param {Request} request @returns A promise, if the answer needs the event loop. */
function answer(request) {
  if (request.do === 'compile') {
    keepRealms(request.caseCount)
    /** @param {CompileError | null} error */
    const reply = (error) => write(JSON.stringify({ id: request.id, error }))
    const error = compile(request.code, request.language, request.call)
    if (error instanceof Promise) return error.then(reply)
    reply(error)
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
 * @param {string | null} call What the code must define; null for a whole program.
 * @returns {CompileError | Promise<CompileError> | null}
 */
function compile(code, language, call) {
  try {
    const script = language === 'typescript' ? host.withoutTypes(code) : code
    program = call === null ? programOf(script) : withoutImports(script, declaredBy)
    callProgram =
      call === null
        ? null
        : new vm.Script(`${setup.name}.call(typeof ${call} === 'function' ? ${call} : void 0)`)
    return null
  } catch (error) {
    return error instanceof Error && 'later' in error
      ? /** @type {Promise<CompileError>} */ (error.later)
      : describe(error)
  }
}

/**
 * `import()` would hand the guest an object of this realm. The word may stand in comments and
 * strings: where another text in its place still compiles, it was no keyword.
 * @param {string} code
 * @param {(text: string) => vm.Script} scriptOf
 */
function withoutImports(code, scriptOf) {
  const script = scriptOf(code)
  const masked = code.replace(/\bimport\b/g, '@@@@@@')
  if (masked === code) return script
  try {
    scriptOf(masked)
  } catch (error) {
    const { line, column } = describe(error)
    throw syntaxError('import is not available here', { line, column })
  }
  return script
}

/**
 * A script whose declarations a call program can see.
 * @param {string} code
 */
function declaredBy(code) {
  return withoutDeclarations(code, (text) => new vm.Script(text, NAMED), withoutExport).script
}

/**
 * A whole program: a function as CommonJS has it, or an asynchronous one if it needs to be a module.
 * If it is neither, the reading that gets further tells what is wrong.
 * @param {string} code
 */
function programOf(code) {
  try {
    return withoutImports(code, scriptOfCommonJs)
  } catch (error) {
    if (!/\b(import|export|await)\b/.test(code)) throw error
    try {
      return scriptOfModule(code)
    } catch (inModule) {
      const isFurther = placeOf(code, describe(inModule)) >= placeOf(code, describe(error))
      throw isFurther ? inModule : error
    }
  }
}

/** @param {string} text */
function scriptOfCommonJs(text) {
  // Tells where an error is as if nothing stood around the text, and that it closes what it opens.
  vm.compileFunction(text, [], NAMED)
  return new vm.Script(`${setup.name}.start(function () {\n${text}\n}, false)`, WRAPPED)
}

/**
 * Imports become constants before the first line. Both the realm's name and what it stands for in
 * there are out of the guest's reach: a strict function cannot be asked for its own text.
 * @param {string} code
 */
function scriptOfModule(code) {
  /** @type {string[]} */
  const constants = []
  const { name } = setup
  /** @param {string} text */
  const scriptOf = (text) => {
    const main = `async (${name}) => { ${constants.join('; ')}\n${text}\n}`
    try {
      // No text closes both of these early.
      new vm.Script(`'use strict'; ${main}`, WRAPPED)
    } catch (error) {
      throw withinText(error, text)
    }
    return new vm.Script(`'use strict'; ${name}.start(${main}, true)`, WRAPPED)
  }
  /** @type {typeof withoutExport} */
  const withoutOne = (text, error) => {
    const found = withoutImport(text, error)
    if (found !== null) constants.push(found.constants)
    return found?.text ?? withoutExport(text, error)
  }
  return withoutImports(withoutDeclarations(code, scriptOf, withoutOne).text, scriptOf)
}

/**
 * What V8 finds behind the last line is wrong with the text before it.
 * @param {unknown} error
 * @param {string} text
 */
function withinText(error, text) {
  const lines = text.split('\n')
  const { message, line } = describe(error)
  if ((line ?? 0) <= lines.length) return error
  try {
    vm.compileFunction(text, [], NAMED)
  } catch (plain) {
    if (!/await|reserved word/.test(describe(plain).message)) return plain
  }
  const column = (lines.at(-1) ?? '').length + 1
  return syntaxError(message.replace('SyntaxError: ', ''), { line: lines.length, column })
}

/**
 * Imports and exports mean nothing to a script; V8 says where each stands, and blanks take its place.
 * @param {string} code
 * @param {(text: string) => vm.Script} scriptOf
 * @param {(text: string, error: CompileError) => string | null} withoutOne
 */
function withoutDeclarations(code, scriptOf, withoutOne) {
  let text = code
  for (let found = 0; ; found++) {
    try {
      return { script: scriptOf(text), text }
    } catch (error) {
      const without = withoutOne(text, describe(error))
      if (without === null || found === MOST_DECLARATIONS) throw error
      text = without
    }
  }
}

/**
 * @param {string} code
 * @param {CompileError} error
 */
function withoutExport(code, error) {
  if (!error.message.endsWith("Unexpected token 'export'")) return null
  const start = placeOf(code, error)
  const [found] = /^export(\s+default\b|\s*\{[^}]*\})?/.exec(code.slice(start)) ?? []
  return found === undefined ? null : blank(code, start, found)
}

/**
 * @param {string} code
 * @param {CompileError} error
 */
function withoutImport(code, error) {
  if (!error.message.endsWith('Cannot use import statement outside a module')) return null
  const start = placeOf(code, error)
  const found =
    /^import\b\s*(?:([\w$]+)\s*,?\s*)?(?:\*\s*as\s+([\w$]+)\s*|\{([^}]*)\}\s*)?(?:\bfrom\s*)?(["'])([^"'\\\n]+)\4(?:\s*with\s*\{[^}]*\})?/.exec(
      code.slice(start),
    )
  if (found === null) return null
  const [whole, byDefault, all, list, , module] = found
  const source = `${setup.name}(${JSON.stringify(module)})`
  const constants = [source]
  for (const name of [byDefault, all]) if (name) constants.push(`const ${name} = ${source}`)
  for (const item of (list ?? '').replace(/\/\*.*?\*\/|\/\/.*/g, '').split(',')) {
    const [, name, local = name] = /^\s*([\w$]+)(?:\s+as\s+([\w$]+))?\s*$/.exec(item) ?? []
    if (name === 'default') constants.push(`const ${local} = ${source}`)
    else if (name !== undefined) constants.push(`const { ${name}: ${local} } = ${source}`)
  }
  return { text: blank(code, start, whole), constants: constants.join('; ') }
}

/**
 * @param {string} code
 * @param {CompileError} error
 */
function placeOf(code, { line, column }) {
  const before = code.split('\n').slice(0, (line ?? 1) - 1)
  return before.reduce((sum, text) => sum + text.length + 1, (column ?? 1) - 1)
}

/**
 * @param {string} code
 * @param {number} start
 * @param {string} found
 */
function blank(code, start, found) {
  return code.slice(0, start) + found.replace(/\S/g, ' ') + code.slice(start + found.length)
}

/**
 * @param {string} message
 * @param {{ line: number | null, column: number | null }} at
 */
function syntaxError(message, at) {
  return Object.assign(new SyntaxError(message), { at })
}

/**
 * No code of the guest's has run yet, so its error may be read.
 * @param {unknown} error
 * @returns {CompileError}
 */
function describe(error) {
  if (!(error instanceof Error)) return { message: 'SyntaxError', line: null, column: null }
  const message = `${error.name}: ${error.message}`
  if ('at' in error) return { message, .../** @type {any} */ (error.at) }
  return { message, ...host.placeOf(error) }
}

/**
 * A fresh realm that has read its input, and has not yet seen the guest. Only strings go in, set on
 * a global object that nobody has touched.
 * @param {string} input
 * @param {string} options
 */
function load(input, options) {
  const fresh = spareRealms.pop() ?? newRealm(newContext())
  Object.assign(fresh.context, { input, options })
  // V8 asks for it when a realm wants its first random number.
  if (seed !== null) setFlagsFromString(`--random-seed=${++seed}`)
  beginCase.runInContext(fresh.context, QUIET)
  handOverStacks?.(fresh.writeStack)
  return fresh
}

/** @param {number} most */
function keepRealms(most) {
  spareRealms.length = Math.min(spareRealms.length, most)
}

function preparedRealm() {
  const fresh = newRealm(newContext())
  prepareRealm.runInContext(fresh.context, QUIET)
  return fresh
}

/** @param {vm.Context} context @returns {Realm} */
function newRealm(context) {
  const { fail, writeStack } = openRealm.runInContext(context, QUIET)
  return { context, fail, writeStack }
}

function newContext() {
  return vm.createContext(vm.constants.DONT_CONTEXTIFY, {
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: 'afterEvaluate',
  })
}

/**
 * Only a string comes back. A thrown value is the guest's: it is handed to the realm unread.
 * Each pass of `take` delivers an event or runs one timer of the virtual clock, and the promises it
 * settles.
 */
function run() {
  const { context, fail } = realm
  const started = performance.now()
  let outcome
  try {
    program.runInContext(context, QUIET)
    callProgram?.runInContext(context, QUIET)
    do {
      const rejected = callProgram === null ? unhandledRejection() : null
      outcome = rejected === null ? takeAnswer.runInContext(context, QUIET) : fail(rejected.reason)
    } while (outcome === 'again')
  } catch (thrown) {
    try {
      outcome = fail(thrown)
    } catch {
      // What the realm itself throws is as little to be read as what the guest throws.
    }
  }
  if (callProgram === null) unhandledRejection() // None is left to the next case.
  if (performance.now() - started > LONG_MS) keepRealms(1)
  return typeof outcome === 'string' ? outcome : '{"kind":"nothing"}'
}

/**
 * Promises that were rejected and that nobody has asked are kept by the host until the event loop
 * turns. As it never does, they are called for.
 */
function unhandledRejection() {
  rejection = null
  host.tellRejections()
  return /** @type {{ reason: unknown } | null} */ (rejection)
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
