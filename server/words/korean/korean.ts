import type { Words } from '../english/english.ts'
import { formatsOf } from '../formats.ts'
import { message } from './messages.ts'
import { shell } from './shell.ts'

export const korean: Words = {
  locale: 'ko',
  name: '한국어',
  format: formatsOf('ko'),
  message,
  shell,
}
