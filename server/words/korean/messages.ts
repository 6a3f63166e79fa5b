import { translator } from '../messages.ts'

const translate = translator({
  'is required': '꼭 입력해야 합니다',
})

/** One that is not listed stays in English, which is better than nothing. */
export const message = (english: string): string => translate(english) ?? english
