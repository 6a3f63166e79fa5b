import type { Words } from '../english/english.ts'
import { rich } from '../rich.ts'

export const login: Words['login'] = {
  title: '로그인',
  noAccount: '계정이 없습니까?',
  registerTitle: '회원가입',
  handleHint: '영문자, 숫자, 하이픈, 밑줄로 2~32자. 모두에게 공개됩니다.',
  emailHint: '다른 사람에게 공개되지 않습니다.',
  registered: '이미 가입했습니까?',
}

export const account: Words['account'] = {
  title: '계정',
  done: {
    password: '비밀번호를 바꾸었습니다. 다른 세션은 모두 끝났습니다.',
    session: '세션을 끝냈습니다.',
  },
  tokensOn: (profile) => rich`API 토큰은 ${profile}에 있습니다.`,
  profile: '내 프로필',
  tokens: 'API 토큰',
  tokenRevoked: '토큰을 폐기했습니다.',
  forPrograms: (header, api) => rich`프로그램에서 사용합니다: ${header} ${api}`,
  api: 'API 문서',
  tokenMade: (name) => `토큰 “${name}”. 다시 보여 주지 않으니 지금 복사하십시오.`,
  name: '이름',
  nameHint: '사용할 곳.',
  days: '유효 기간(일)',
  itMay: '권한',
  scopes: {
    read: '볼 수 있는 것을 읽기',
    submit: '풀이 제출과 실행',
    author: '문제 작성',
    admin: '관리자의 모든 권한',
  },
  makeToken: '토큰 만들기',
  may: '권한',
  lastUsed: '마지막 사용',
  expires: '만료',
  never: '없음',
  revoke: '폐기',
  revokeToken: (name) => `${name} 폐기`,
  sessions: '세션',
  agent: '브라우저 또는 프로그램',
  address: '주소',
  end: '끝내기',
  thisOne: '현재 세션',
  changePassword: '비밀번호 변경',
  othersEnd: '다른 세션은 모두 끝나고 API 토큰은 그대로 남습니다.',
  currentPassword: '현재 비밀번호',
  newPassword: '새 비밀번호',
  deleteAccount: '계정 삭제',
  deleteMeans:
    '계정과 함께 제출, 코드, 토큰, 세션이 모두 삭제됩니다. 작성한 문제는 남습니다. 되돌릴 수 없습니다.',
  deleteMine: '내 계정 삭제',
}

export const users: Words['users'] = {
  title: '사용자',
  handleOrEmail: '아이디 또는 이메일',
  nobody: '조건에 맞는 사용자가 없습니다.',
  role: '역할',
  roles: { user: '사용자', admin: '관리자' },
  lastSeen: '마지막 접속',
  notLately: '최근 없음',
  resetPassword: '비밀번호 재설정',
  resetPasswordOf: (handle) => `${handle}의 비밀번호 재설정`,
  resetLink: '재설정 링크',
  resetLinkFor: (handle) => `${handle}의 재설정 링크`,
  handOver: (handle, date) =>
    rich`${handle}에게만 전달하십시오. ${date}까지 한 번만 쓸 수 있으며 다시 보여 주지 않습니다.`,
  back: '사용자 목록으로',
  newPassword: '새 비밀번호',
  setPassword: '비밀번호 설정',
  passwordSet: '비밀번호를 설정했습니다',
  link: (reason) => `링크: ${reason}`,
}
