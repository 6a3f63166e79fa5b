import type { Words } from '../english/english.ts'
import { rich } from '../rich.ts'

export const docs: Words['docs'] = {
  title: 'API',
  about: (code, link) =>
    rich`HTTP로 JSON을 주고받습니다. 토큰은 ${code('Authorization: Bearer …')}로 보내며 ${link('/account/tokens', '내 프로필')}에서 만듭니다. 목록은 ${code('{ "items": […], "next": … }')} 형식이고, ${code('next')}는 다음 페이지의 ${code('after')}입니다. 오류는 ${code('application/problem+json')}(RFC 9457)입니다. 프로그램용 설명: ${link('/api/openapi.json', 'OpenAPI 3.1')}. 아래의 설명은 영어입니다.`,
}
