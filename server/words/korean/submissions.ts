import type { Words } from '../english/english.ts'
import { rich } from '../rich.ts'
import { format } from './format.ts'

export const submissions: Words['submissions'] = {
  title: '제출',
  onlyMine: '내 제출만',
  none: '조건에 맞는 제출이 없습니다.',
  older: '이전 제출',
  number: '번호',
  by: '제출자',
  submitted: '제출 시각',
  submittedBy: (id, solver, language, date) => rich`제출 ${id} · ${solver} · ${language} · ${date}`,
  one: (id) => `제출 ${id}`,
  code: '코드',
  codeHidden: '이 문제를 해결하면 코드를 볼 수 있습니다.',
  judgeAgain: '다시 채점',
  refreshes: '결과가 나올 때까지 이 페이지는 저절로 새로 고쳐집니다.',
  judgedOf: (judged, total) =>
    `케이스 ${format.number(total)}개 중 ${format.number(judged)}개 채점`,
  passedOf: (passed, total) =>
    `케이스 ${format.number(total)}개 중 ${format.number(passed)}개 통과`,
  outcome: (outcome, of) => `${outcome}: ${of}`,
  outdated: '이전 버전의 문제로 채점됨',
  part: (percent) => `배점의 ${percent}`,
  score: (score) => `${score}점`,
  cpuAtMost: (time) => `CPU 최대 ${time}`,
  atMost: (amount) => `메모리 최대 ${amount}`,
  sample: (ordinal) => `예제 ${ordinal}`,
  case: (ordinal) => `케이스 ${ordinal}`,
  hidden: '이 케이스의 데이터는 공개되지 않습니다.',
  everyCase: '케이스별 결과',
  caseColumn: '케이스',
  isSample: '예제',
  group: '그룹',
  worker: '채점기',
  groups: '그룹별 점수',
  points: '점수',
  ofPoints: (points) => ` / ${points}`,
  notJudged: '채점하지 않음: 먼저 통과해야 하는 그룹을 통과하지 못했습니다',
}

export const plots: Words['plots'] = {
  timeByCase: '케이스별 시간',
  timeBySize: '입력 크기별 시간',
  timeSummary: (slowest, limit) => `CPU 시간 최대 ${slowest}, 제한 ${limit}.`,
  point: (ordinal, time, verdict) => `케이스 ${ordinal}: ${time}, ${verdict}`,
  inputSize: '입력 크기',
  among: '정답 풀이 가운데',
  fasterThan: (slower, others) =>
    `다른 풀이 ${format.number(others)}개 중 ${format.number(slower)}개보다 빠릅니다.`,
  solutions: '풀이 수',
  range: (from, to) => `${from} ~ ${to}`,
}
