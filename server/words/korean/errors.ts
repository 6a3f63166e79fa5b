import type { Words } from '../english/english.ts'
import { format } from './format.ts'

const byStatus: Record<number, { title: string; advice: string }> = {
  400: {
    title: '요청을 이해할 수 없습니다',
    advice: '이전 화면에서 보낸 내용을 확인하고 다시 시도하십시오.',
  },
  401: {
    title: '로그인이 필요합니다',
    advice: '계정이 있어야 볼 수 있습니다. 로그인하면 이 화면으로 돌아옵니다.',
  },
  403: {
    title: '권한이 없습니다',
    advice: '이 계정으로는 할 수 없습니다. 권한이 있는 계정을 사용하십시오.',
  },
  404: { title: '찾을 수 없습니다', advice: '주소가 잘못되었거나 삭제되었습니다.' },
  405: { title: '여기서는 할 수 없습니다', advice: '이전 화면의 버튼을 사용하십시오.' },
  409: { title: '이미 사용 중입니다', advice: '이전 화면에서 다른 값을 선택하십시오.' },
  413: { title: '너무 큽니다', advice: '더 적게 보내십시오. 코드는 64 KiB까지입니다.' },
  422: {
    title: '받아들일 수 없는 입력입니다',
    advice: '이전 화면에서 고친 뒤 다시 보내십시오.',
  },
  429: { title: '요청이 너무 많습니다', advice: '잃은 것은 없습니다. 잠시 후 다시 시도하십시오.' },
  500: {
    title: '서버 오류입니다',
    advice: '오류를 기록했습니다. 다시 시도하고, 계속되면 관리자에게 알려 주십시오.',
  },
  503: { title: '준비되지 않았습니다', advice: '잃은 것은 없습니다. 잠시 후 다시 시도하십시오.' },
}

const fallback = { title: '처리하지 못했습니다', advice: '이전 화면에서 다시 시도하십시오.' }

export const errors: Words['errors'] = {
  of: (status) => byStatus[status] ?? fallback,
  logIn: '로그인',
  toProblems: '문제 목록으로',
  retryIn: (seconds) => `${format.number(seconds)}초 후에 다시 시도하십시오.`,
}
