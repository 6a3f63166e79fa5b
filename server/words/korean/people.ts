import type { Words } from '../english/english.ts'
import { rich } from '../rich.ts'
import { format } from './format.ts'

export const profile: Words['profile'] = {
  hereSince: (date, submissions) => rich`가입: ${date} · 제출 ${format.number(submissions)}회`,
  solved: '해결한 문제',
  ofTotal: (total) => `/ ${format.number(total)}`,
  recent: '최근 제출',
  nothing: '아직 제출이 없습니다.',
  all: '모든 제출',
  year: '지난 1년의 활동',
  yearSummary: (submissions, days) =>
    `${format.number(days)}일 동안 제출 ${format.number(submissions)}회 (UTC 기준).`,
  day: '날짜',
  submissions: '제출',
  dayOf: (day, submissions) => `${day}: 제출 ${format.number(submissions)}회`,
}

export const ranking: Words['ranking'] = {
  title: '순위',
  about:
    '점수는 문제마다 받은 최고 점수의 합이며, 해결한 문제는 100점입니다. 점수가 같으면 순위도 같습니다.',
  nobody: '아직 문제를 해결한 사람이 없습니다.',
  place: '순위',
  solved: '해결',
  score: '점수',
  you: '(나)',
}
