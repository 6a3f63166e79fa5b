/**
 * The files a browser loads beside the pages. Each is served under a name that holds the hash of
 * its content, so that a browser may keep it for ever and still never shows an old one.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Hono } from 'hono'

const PUBLIC = new URL('../../public/', import.meta.url)
const HTMX = new URL('../../node_modules/htmx.org/dist/', import.meta.url)

const read = (name: string, base: URL) => readFileSync(new URL(name, base), 'utf8')

/** The files of a folder in the order of their names, as one. */
const joined = (folder: string) =>
  readdirSync(new URL(folder, PUBLIC))
    .sort()
    .map((name) => read(folder + name, PUBLIC))

const TYPES = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

function asset(name: string, type: keyof typeof TYPES, parts: string[]) {
  const content = parts.join('\n')
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 12)
  return { url: `/assets/${name}-${hash}.${type}`, type: TYPES[type], content }
}

const css = asset('app', 'css', joined('css/'))
const js = asset('app', 'js', [
  read('htmx.min.js', HTMX),
  read('ext/hx-sse.min.js', HTMX),
  ...joined('js/'),
])
const editor = existsSync(new URL('vendor/editor.js', PUBLIC))
  ? asset('editor', 'js', [read('vendor/editor.js', PUBLIC)])
  : undefined
const icon = asset('icon', 'svg', [read('icon.svg', PUBLIC)])

/** `editor` is undefined when nothing built it: then a plain field is written in. */
export const assetUrls = { css: css.url, js: js.url, icon: icon.url, editor: editor?.url }

const byUrl = new Map([css, js, icon, editor].flatMap((file) => (file ? [[file.url, file]] : [])))

export const assetRoutes = () =>
  new Hono().get('/assets/:file', (c) => {
    const file = byUrl.get(c.req.path)
    if (!file) return c.notFound()
    c.header('Content-Type', file.type)
    c.header('Cache-Control', 'public, max-age=31536000, immutable')
    return c.body(file.content)
  })
