import type { Words } from '../english/english.ts'

export const shell: Words['shell'] = {
  skip: '본문으로 건너뛰기',
  main: '주 메뉴',
  problems: '문제',
  submissions: '제출',
  ranking: '순위',
  fleet: '채점기',
  admin: '관리',
  account: '계정',
  logIn: '로그인',
  logOut: '로그아웃',
  register: '회원가입',
  api: 'API',
  theme: '테마',
  themes: { system: '시스템', light: '밝게', dark: '어둡게' },
  language: '언어',
}
