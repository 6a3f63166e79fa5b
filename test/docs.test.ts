/** Whatever the docs point to exists, and every page can be found from the first one. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }

const HOME = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(HOME, path), 'utf8')

const OUTSIDE = /^(data|node_modules|problems\/[^/]+\/|test\/hostile)/
const pages = execFileSync(
  'find',
  ['.', '-name', 'node_modules', '-prune', '-o', '-name', '*.md', '-print'],
  {
    cwd: HOME,
    encoding: 'utf8',
  },
)
  .trim()
  .split('\n')
  .map(normalize)
  .filter((path) => !OUTSIDE.test(path))

interface Link {
  to: string
  anchor: string | undefined
}

/** Relative ones, also of pictures; what stands in code is none. */
const linksOf = (page: string): Link[] =>
  [
    ...read(page)
      .replace(/^```[\s\S]*?^```$|`[^`\n]*`/gm, '')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ]
    .map(([, target = '']) => target)
    .filter((target) => !/^\w+:/.test(target))
    .map((target) => {
      const [path = '', anchor] = target.split('#')
      return { to: path === '' ? page : join(dirname(page), path), anchor }
    })

/** As GitHub names them. */
const anchorsOf = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

test.each(pages)('every link of %s leads somewhere', (page) => {
  for (const { to, anchor } of linksOf(page)) {
    expect(existsSync(join(HOME, to)), `${page} → ${to}`).toBe(true)
    if (anchor !== undefined) expect(anchorsOf(to), `${page} → ${to}`).toContain(anchor)
  }
})

test('every page is one link or two away from the README', () => {
  const first = linksOf('README.md').map(({ to }) => to)
  const second = first.filter((to) => to.endsWith('.md')).flatMap((to) => linksOf(to))
  const found = new Set(['README.md', ...first, ...second.map(({ to }) => to)])
  expect(pages.filter((page) => !found.has(page))).toEqual([])
  for (const page of [
    'docs/operate.md',
    'docs/author.md',
    'docs/api.md',
    'docs/protocol.md',
    'docs/architecture.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'LICENSE',
    'SECURITY.md',
  ])
    expect(first).toContain(page)
})

test('every command in the docs exists', () => {
  const scripts = new Set(Object.keys(packageJson.scripts))
  for (const page of pages)
    for (const [, name = ''] of read(page).matchAll(/npm run ([\w:]+)/g))
      expect(scripts, `${page}: npm run ${name}`).toContain(name)
})

test('every folder in the table of the architecture exists, and every one that does is in it', () => {
  const [, table = ''] = /(\| folder[\s\S]*?)\n\n/.exec(read('docs/architecture.md')) ?? []
  const named = [...table.matchAll(/`([\w./]+\/)`/g)].map(([, path = '']) => path)
  for (const path of named) expect(existsSync(join(HOME, path)), path).toBe(true)
  const others = new Set(['docs', ...read('.gitignore').split(/[\n/]+/)])
  const folders = readdirSync(HOME, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => !others.has(name))
  expect(folders.filter((name) => !named.includes(`${name}/`))).toEqual([])
})
