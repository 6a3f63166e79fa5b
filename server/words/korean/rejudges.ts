import type { Words } from '../english/english.ts'
import { format } from './format.ts'

export const rejudges: Words['rejudges'] = {
  title: '다시 채점',
  about:
    '고른 제출을 현재의 문제로 한 번 더 채점합니다. 풀이자의 제출이 먼저 채점됩니다. 무엇이 바뀌는지 확인하기 전에는 아무것도 바뀌지 않습니다.',
  choose: '대상 제출',
  from: '제출 시각, 이 시각부터 (UTC)',
  until: '제출 시각, 이 시각 전까지 (UTC)',
  preview: '미리 보기',
  would: (submissions, users, problems) =>
    `채점된 제출 ${format.number(submissions)}건 (사용자 ${format.number(users)}명, 문제 ${format.number(problems)}개)`,
  noneMatches: '조건에 맞는 채점된 제출이 없습니다.',
  start: (n) => `제출 ${format.number(n)}건 다시 채점`,
  earlier: '이전 기록',
  none: '아직 다시 채점한 것이 없습니다.',
  number: '번호',
  one: (id) => `다시 채점 ${id}번`,
  by: '실행한 사람',
  begun: '시작',
  filter: '대상',
  all: '모든 제출',
  state: '상태',
  states: { trying: '확인 중', applied: '적용됨', dropped: '취소됨' },
  judged: '채점',
  changed: '변경',
  judgedOf: (judged, total) =>
    `제출 ${format.number(total)}건 중 ${format.number(judged)}건 채점됨`,
  changes: (n) => `제출 ${format.number(n)}건 변경`,
  noChange: '바뀐 것이 없습니다.',
  noChangeYet: '아직 바뀐 것이 없습니다.',
  submission: '제출',
  before: '이전',
  after: '이후',
  score: (score) => `${score}점`,
  trial: '케이스',
  apply: '적용',
  applyMeans: '새 결과가 이전 결과를 대신합니다.',
  drop: '취소',
  dropMeans: '모든 결과가 그대로 유지됩니다.',
  applied: '적용했습니다. 새 결과가 반영됩니다.',
  dropped: '취소했습니다. 모든 결과가 이전과 같습니다.',
}
