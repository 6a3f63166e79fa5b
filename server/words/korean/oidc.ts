import type { Words } from '../english/english.ts'
import { rich } from '../rich.ts'

export const oidc: Words['oidc'] = {
  logInWith: (provider) => `${provider}(으)로 로그인`,
  newcomer: '핸들 정하기',
  newcomerMeans: (provider) =>
    `${provider}에서는 확인되었지만 이곳에는 아직 계정이 없습니다. 이미 계정이 있다면 비밀번호로 로그인한 뒤 계정 페이지에서 연결하세요.`,
  makeAccount: '계정 만들기',
  logins: '다른 로그인 방법',
  linkedSince: (issuer, date) => rich`${issuer}, ${date}부터`,
  unlink: '연결 끊기',
  unlinkIssuer: (issuer) => `${issuer} 연결 끊기`,
  link: (provider) => `${provider} 연결하기`,
  linkMeans: (provider) => `연결하면 ${provider}에서 확인된 본인이 이곳에 로그인할 수 있습니다.`,
  leaving: (provider) => `${provider}(으)로 이동`,
  goOn: '계속하기',
  noPassword: '이 계정에는 비밀번호가 없습니다. 먼저 다시 로그인하세요.',
  linked: '연결했습니다.',
  unlinked: '연결을 끊었습니다.',
}
