import { formatsOf } from '../formats.ts'

export const format = formatsOf('ko-KR')
