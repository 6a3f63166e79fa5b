/** The text of the guest's realm: one expression, made of functions that need nothing around them. */
import { makeClock } from './clock.js'
import { makeClone } from './clone.js'
import { makeConsole } from './console.js'
import { makeInspector } from './inspect.js'
import { makeNodes } from './nodes.js'
import { makeAssert } from './program/assert.js'
import { makeBuffer } from './program/buffer.js'
import { makeEvents } from './program/events.js'
import { makeFiles } from './program/files.js'
import { makePath } from './program/path.js'
import { makeReadline } from './program/readline.js'
import { makeRequire } from './program/require.js'
import { makeStreams } from './program/streams.js'
import { openRealm } from './realm.js'
import { makeSink } from './sink.js'
import { makeStack } from './stack.js'
import { makeStdio } from './stdio.js'
import { makeTable } from './table.js'

const parts = Object.entries({
  makeAssert,
  makeBuffer,
  makeClock,
  makeClone,
  makeConsole,
  makeEvents,
  makeFiles,
  makeInspector,
  makeNodes,
  makePath,
  makeReadline,
  makeRequire,
  makeSink,
  makeStack,
  makeStdio,
  makeStreams,
  makeTable,
})
  .map(([name, part]) => `${name}: ${part}`)
  .join(',\n')

/** A function that is called with whether stack traces are written in there. */
export const realmText = `((writesStacks) => {
  'use strict'
  return (${openRealm})({ ${parts} }, writesStacks)
})`
