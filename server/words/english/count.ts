import { formatsOf } from '../formats.ts'

export const format = formatsOf('en-GB')

export const count = (n: number, one: string, many = `${one}s`): string =>
  `${format.number(n)} ${n === 1 ? one : many}`
