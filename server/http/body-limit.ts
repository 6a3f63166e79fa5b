import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import type { AppEnv } from '../auth/middleware.ts'
import { AppError } from '../errors.ts'

const MIB = 1024 * 1024

const atMost = (mebibytes: number) =>
  bodyLimit({
    maxSize: mebibytes * MIB,
    onError: () => {
      throw new AppError(413, `The body is larger than ${mebibytes} MiB`, {
        fields: [{ field: 'body', message: `is larger than ${mebibytes} MiB` }],
      })
    },
  })

/** Only an admin sends problems, with test data of up to 100 MiB. */
export function limitBody() {
  const everybody = atMost(1)
  const admin = atMost(110)
  return createMiddleware<AppEnv>(async function limitBody(c, next) {
    return (c.var.user?.mayAuthor ? admin : everybody)(c, next)
  })
}
