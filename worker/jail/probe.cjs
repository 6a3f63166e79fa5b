// @ts-check
/**
 * Tries from inside a jail what a guest must not be able to do, and tells on descriptor 4 what it
 * could. It reads its targets from descriptor 3 and then waits there, to be looked at from outside.
 */
'use strict'
const fs = require('node:fs')
const net = require('node:net')
const { spawnSync } = require('node:child_process')
const { runInThisContext } = require('node:vm')

/** Variables that bubblewrap and Deno's launch are known to set. */
const OURS = ['PWD', 'DENO_DIR', 'DENO_EXTRA_STDIO_FDS', 'NO_COLOR']

/** @param {() => unknown} attempt What is forbidden; true and no exception: it worked. */
function could(attempt) {
  try {
    return attempt() !== false
  } catch {
    return false
  }
}

/**
 * Whether it is the runtime that refuses, and not the system behind it.
 * @param {() => unknown} attempt
 * @param {(error: unknown) => boolean} isDenial
 */
function isDenied(attempt, isDenial) {
  try {
    attempt()
    return false
  } catch (error) {
    return isDenial(error)
  }
}

const newWorker = () => new (require('node:worker_threads').Worker)('', { eval: true }).unref()

/** @param {number} port @returns {Promise<boolean>} */
function couldConnect(port) {
  return new Promise((resolve) => {
    try {
      const socket = net.connect(port, '127.0.0.1')
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
      setTimeout(resolve, 2000, false).unref()
    } catch {
      resolve(false)
    }
  })
}

/**
 * The same by the calls themselves, for a copy, whose event loop stayed with the original.
 * @param {{ call: (...numbers: bigint[]) => number, addressOf: (bytes: Uint8Array) => bigint }} system
 * @param {{ socket: number, connect: number }} numbers
 * @param {number} port
 */
function connector({ call, addressOf }, { socket, connect }, port) {
  const [INET, STREAM] = [2, 1]
  const bytes = Buffer.from([INET, 0, port >> 8, port & 255, 127, 0, 0, 1, ...Array(8).fill(0)])
  const address = addressOf(bytes) // Later it may not be asked for.
  return () => {
    const made = call(...[socket, INET, STREAM, 0, 0, 0].map(BigInt))
    return made >= 0 && call(...[connect, made, address, bytes.length, 0, 0].map(BigInt)) >= 0
  }
}

/** Beyond the three standard ones and our two: files, folders, sockets and devices. */
function foreignDescriptors() {
  let count = 0
  for (let descriptor = 5; descriptor < 256; descriptor++) {
    count += could(() => {
      const stat = fs.fstatSync(descriptor)
      return stat.isFile() || stat.isDirectory() || stat.isSocket() || stat.isBlockDevice()
    })
      ? 1
      : 0
  }
  return count
}

function foreignVariables() {
  try {
    return Object.keys(process.env).filter((name) => !OURS.includes(name)).length
  } catch {
    return 0 // The runtime does not show it; the probe without its walls does.
  }
}

async function main() {
  const { host, secretFile, folders, port, worker } = JSON.parse(readLine() ?? '{}')
  const { openSystem, isDenial, deniesThreads } = runInThisContext(`(${host.text})`)(require)
  let connects = () => couldConnect(port)
  let { pid } = process
  if (host.order !== null) {
    const { numbers, filter, seal, multiply } = host.order
    const system = openSystem()
    if (multiply !== null) {
      const connectsAtOnce = connector(system, numbers, port)
      connects = async () => connectsAtOnce()
      const orders = { nextLine: readLine, write }
      runInThisContext(`(${multiply.text})`)(system, numbers, multiply, orders)
      makeGarbage()
      pid = system.call(...[numbers.getpid, 0, 0, 0, 0, 0].map(BigInt)) // Node tells the original's.
    }
    runInThisContext(`(${seal})`)(system, numbers, filter)
  }
  const answer = {
    pid,
    environment: foreignVariables(),
    descriptors: foreignDescriptors(),
    read: could(() => fs.readFileSync(secretFile)) || could(() => fs.readFileSync('/etc/passwd')),
    write: folders.some((/** @type {string} */ folder) =>
      could(() => {
        fs.closeSync(fs.openSync(`${folder}/probe-${process.pid}`, 'w'))
        fs.rmSync(`${folder}/probe-${process.pid}`)
      }),
    ),
    spawn: could(() => spawnSync(process.execPath, ['--version']).status === 0),
    signal: could(() => process.kill(worker, 0)),
    connect: await connects(),
    deniedByRuntime: [
      () => fs.readFileSync(secretFile),
      () => fs.openSync('/tmp/probe', 'w'),
      () => spawnSync(process.execPath),
      ...(deniesThreads ? [newWorker] : []),
    ].every((attempt) => isDenied(attempt, isDenial)),
    code: could(() => new Function('return 1')()),
  }
  write(JSON.stringify(answer))
  fs.readSync(3, Buffer.alloc(1))
  process.exit()
}

/** A copy that cannot collect it stands still here, and is no runner. */
function makeGarbage() {
  let kept = []
  for (let at = 0; at < 1_000_000; at++) {
    kept.push({ at })
    if (kept.length === 200_000) kept = []
  }
}

/** @param {string} line */
const write = (line) => void fs.writeSync(4, `${line}\n`)

/** One by one, so that nothing is taken that the next line is to have. */
function readLine() {
  const bytes = []
  const buffer = Buffer.alloc(1)
  while (fs.readSync(3, buffer) === 1 && buffer[0] !== 10) bytes.push(Number(buffer[0]))
  return bytes.length === 0 ? null : Buffer.from(bytes).toString()
}

main()
