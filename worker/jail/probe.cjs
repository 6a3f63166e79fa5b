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

/** @param {number} port */
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

/** Beyond the three standard ones and our two: files, folders, sockets and devices. */
function foreignDescriptors() {
  let count = 0
  for (let descriptor = 5; descriptor < 64; descriptor++) {
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
  const { host, secretFile, folders, port, worker } = JSON.parse(readLine())
  const { openSystem, isDenial, deniesThreads } = runInThisContext(`(${host.text})`)(require)
  if (host.seal !== null) runInThisContext(`(${host.seal.text})`)(openSystem(), host.seal.order)
  const answer = {
    pid: process.pid,
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
    connect: await couldConnect(port),
    deniedByRuntime: [
      () => fs.readFileSync(secretFile),
      () => fs.openSync('/tmp/probe', 'w'),
      () => spawnSync(process.execPath),
      ...(deniesThreads ? [newWorker] : []),
    ].every((attempt) => isDenied(attempt, isDenial)),
    code: could(() => new Function('return 1')()),
  }
  fs.writeSync(4, `${JSON.stringify(answer)}\n`)
  fs.readSync(3, Buffer.alloc(1))
  process.exit()
}

function readLine() {
  let text = ''
  const buffer = Buffer.alloc(65536)
  while (!text.endsWith('\n')) text += buffer.toString('latin1', 0, fs.readSync(3, buffer))
  return text
}

main()
