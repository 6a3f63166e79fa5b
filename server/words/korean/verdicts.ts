import type { Words } from '../english/english.ts'

export const verdicts: Words['verdicts'] = {
  words: {
    accepted: '맞았습니다',
    wrong_answer: '틀렸습니다',
    time_limit_exceeded: '시간 초과',
    memory_limit_exceeded: '메모리 초과',
    output_limit_exceeded: '출력 초과',
    runtime_error: '런타임 에러',
    compile_error: '컴파일 에러',
    internal_error: '채점 오류',
  },
  statuses: { queued: '채점 대기', judging: '채점 중', done: '채점 완료' },
  ran: '실행 완료',
  languages: { javascript: 'JavaScript', typescript: 'TypeScript' },
  cases: '테스트 케이스',
  cell: (ordinal, outcome) => `케이스 ${ordinal}: ${outcome}`,
  waiting: '대기 중',
}
