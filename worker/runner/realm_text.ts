/** The text of the guest's realm: one expression, made of functions that need nothing around them. */
import { makeClock } from './clock.js'
import { makeClone } from './clone.js'
import { makeConsole } from './console.js'
import { makeInspector } from './inspect.js'
import { makeNodes } from './nodes.js'
import { openRealm } from './realm.js'

const parts = Object.entries({ makeClock, makeClone, makeConsole, makeInspector, makeNodes })
  .map(([name, part]) => `${name}: ${part}`)
  .join(',\n')

export const realmText = `(() => {
  'use strict'
  return (${openRealm})({ ${parts} })
})()`
