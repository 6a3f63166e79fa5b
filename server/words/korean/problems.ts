import type { Words } from '../english/english.ts'
import { format } from './format.ts'

export const problems: Words['problems'] = {
  title: '문제',
  titleField: '제목',
  tag: '태그',
  none: '조건에 맞는 문제가 없습니다.',
  showAll: '전체 보기',
  accepted: '정답률',
  nothingSubmitted: '아직 제출이 없습니다',
  ofSubmissions: (n) => ` / ${format.number(n)}회`,
  solved: '해결',
  tried: '시도',
}
