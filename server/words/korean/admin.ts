import type { Words } from '../english/english.ts'
import { rich } from '../rich.ts'
import { format } from './format.ts'

export const admin: Words['admin'] = {
  title: '관리',
  queue: (queued, judging) =>
    `대기 ${format.number(queued)}건, 채점 중 ${format.number(judging)}건.`,
  fleet: '채점기',
  users: '사용자',
  audit: '감사 기록',
  newProblem: '새 문제',
  none: '아직 문제가 없습니다.',
  submissions: '제출',
  view: '보기',
  viewProblem: (title) => `${title} 보기`,
  create: '만들기',
  save: '저장',
  created: '만들었습니다.',
  saved: '저장했습니다.',
  queuedAgain: (n) => `제출 ${format.number(n)}건을 다시 채점합니다.`,
  counts: (cases, submissions) =>
    `케이스 ${format.number(cases)}개 · 채점된 제출 ${format.number(submissions)}건`,
  judgeAgain: '다시 채점',
  judgeAgainMeans: '이 문제의 모든 제출을 현재의 문제로 다시 채점합니다.',
  judgeAll: '모두 다시 채점',
  lookFirst: '무엇이 바뀌는지 먼저 보기',
  draft: '초안',
  delete: '삭제',
  deleteSure: '문제를 케이스, 제출과 함께 삭제합니다. 되돌릴 수 없습니다.',
}

export const audit: Words['audit'] = {
  title: '감사 기록',
  action: '활동',
  actions: {
    register: '회원가입',
    login: '로그인',
    login_failed: '로그인 실패',
    password_changed: '비밀번호 변경',
    password_reset: '링크로 비밀번호 재설정',
    account_deleted: '계정 삭제',
    identity_linked: '로그인 연결',
    identity_unlinked: '로그인 연결 해제',
    token_made: '토큰 생성',
    token_revoked: '토큰 폐기',
    token_used: '토큰 사용',
    admin: '관리 작업',
  },
  nothing: '조건에 맞는 기록이 없습니다.',
  when: '시각',
  who: '사용자',
  what: '활동',
  from: '주소',
  about: (action, subject) => rich`${action}: ${subject}`,
  older: '이전 기록',
}

export const fleet: Words['fleet'] = {
  title: '채점기',
  about:
    '제출은 이 채점기들에 나뉘어 채점됩니다. 채점기는 맡은 케이스를 여러 겹으로 격리된 별도의 프로세스에서 실행하고, 결과가 나오는 대로 알립니다.',
  workersUp: '작동 중인 채점기',
  slotsInUse: '사용 중인 슬롯',
  beingJudged: '채점 중',
  waiting: '대기 중',
  of: (some, all) => `${format.number(some)} / ${format.number(all)}`,
  none: (variable) => rich`연결된 채점기가 없습니다. ${variable}에 채점기의 주소를 지정하십시오.`,
  refresh: '새로 고침',
  worker: (number) => `채점기 ${number}`,
  states: { up: '작동 중', draining: '마무리 중', down: '중단' },
  judged: '채점한 양',
  cases: (n) => `케이스 ${format.number(n)}개`,
  pace: '최근 1분',
  casesPerSecond: (n) => `초당 케이스 ${format.number(Math.round(n * 10) / 10)}개`,
  languages: '언어',
  version: '버전',
  slots: (busy, slots) => `슬롯 ${slots}개 중 ${busy}개 사용 중`,
  walls: (held, walls) => `격리 수단 ${walls}개 중 ${held}개 작동`,
  levels: { namespaces: '별도의 네임스페이스', process: '일반 프로세스' },
  notHere: '(이 서버에서는 불가)',
}
