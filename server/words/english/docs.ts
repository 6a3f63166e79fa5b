import type { ComponentChildren } from 'preact'
import { rich } from '../rich.ts'

export const docs = {
  title: 'API',
  about: (
    code: (text: string) => ComponentChildren,
    link: (path: string, words: string) => ComponentChildren,
  ) =>
    rich`JSON over HTTP. A token goes along as ${code('Authorization: Bearer …')}: make one on ${link('/account/tokens', 'your profile')}. Lists come as ${code('{ "items": […], "next": … }')}; ${code('next')} is the ${code('after')} of the next page. Errors are ${code('application/problem+json')} (RFC 9457). For programs: ${link('/api/openapi.json', 'OpenAPI 3.1')}`,
}
