// expect: compile_error
// goes for: file
import { readFileSync } from 'node:fs'
export function reverse() {
  return readFileSync(__FILE__, 'utf8')
}
