/** The statements of a package, one for each language, and the files that belong to them. */
import {
  fileNameSchema,
  MAX_FILE_BYTES,
  MAX_FILES_BYTES,
  type ProblemFile,
  type Translation,
} from './draft.ts'
import { PackageError, type PackageFiles } from './files.ts'
import { latexToMarkdown } from './latex.ts'

type Warn = (warning: string) => void

/** Its title is null when the statement does not say it. */
export type Statement = Omit<Translation, 'title'> & { title: string | null }

const FOLDER = /^(?:problem_)?statement\//
const STATEMENT =
  /^(?:(?:problem_)?statement\/)?problem(?:\.([a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*))?\.(md|tex|pdf)$/
const FORMATS = ['md', 'tex', 'pdf']
const PICTURE = /\.(?:png|jpe?g|gif|webp|svg|pdf)$/i
const ENDINGS = ['', '.png', '.jpg', '.jpeg', '.svg', '.gif', '.webp', '.pdf']
const MAX_SOURCE_BYTES = 200_000

/**
 * English first if there is English; of each language Markdown rather than LaTeX rather than PDF.
 *
 * @param parts Receives the paths of the files that are parts of a statement.
 */
export async function readStatements(
  files: PackageFiles,
  constants: Record<string, string>,
  parts: Set<string>,
  warn: Warn,
): Promise<[Statement, ...Statement[]]> {
  const found = files.paths.flatMap((path) => {
    const [, language = 'en', format] = STATEMENT.exec(path) ?? []
    if (!format || (format !== 'pdf' && !FOLDER.test(path))) return []
    return [{ path, language: withCase(language), format }]
  })
  const statements: Statement[] = []
  for (const [language, sources] of Map.groupBy(found, (one) => one.language)) {
    const [chosen, ...others] = sources.sort(
      (one, other) => FORMATS.indexOf(one.format) - FORMATS.indexOf(other.format),
    )
    if (!chosen) continue
    for (const { path, format } of others)
      if (format !== 'pdf') warn(`${path} is not kept: ${chosen.path} is the statement`)
    statements.push({ language, ...(await readOne(files, chosen, constants, parts, warn)) })
  }
  const [first, ...others] = statements.sort((one, other) => rank(one) - rank(other))
  if (!first) throw new PackageError('statement/problem.en.md is missing')
  return [first, ...others]
}

const rank = ({ language }: { language: string }) =>
  language === 'en' ? 0 : language.startsWith('en-') ? 1 : 2
/** `sv`, `pt-BR`. */
const withCase = (language: string) => language.replace(/^[^-]+/, (code) => code.toLowerCase())

async function readOne(
  files: PackageFiles,
  { path, language, format }: { path: string; language: string; format: string },
  constants: Record<string, string>,
  parts: Set<string>,
  warn: Warn,
): Promise<{ title: string | null; statement: string }> {
  if (format === 'pdf') return { title: null, statement: `[PDF](<${path.replace(FOLDER, '')}>)` }
  if (files.size(path) > MAX_SOURCE_BYTES)
    throw new PackageError(`${path} is larger than ${MAX_SOURCE_BYTES / 1000} kB`)
  const source = await readSource(files, path)
  if (format === 'md') return fromMarkdown(source, constants)
  try {
    const whole = await withInputs(files, source, parts)
    const { title, markdown } = latexToMarkdown(withConstants(whole, constants), {
      language,
      picture: (name) => findPicture(files, name),
      constants,
      warn: (warning) => warn(`${path}: ${warning}`),
    })
    return { title, statement: markdown }
  } catch (error) {
    warn(`${path} is shown as its LaTeX source: ${(error as Error).message.split('\n')[0]}`)
    return { title: null, statement: `~~~~~latex\n${source.trimEnd()}\n~~~~~\n` }
  }
}

const readSource = async (files: PackageFiles, path: string) =>
  (await files.readText(path)).replace(/^\ufeff/, '').replaceAll('\r\n', '\n')

/** Where no comment stands before it in its line. */
const INPUT = /^((?:[^%\n\\]|\\.)*?)\\(?:input|include)\s*\{([^{}\n]+)\}/m
const MAX_INPUTS = 20

/** The parts of a statement that lie in other files of its folder, in their place. */
async function withInputs(
  files: PackageFiles,
  source: string,
  parts: Set<string>,
): Promise<string> {
  let text = source
  let done = 0
  for (let count = 0; count < MAX_INPUTS; count++) {
    const found = INPUT.exec(text.slice(done))
    if (found === null) break
    const [whole, before = '', name = ''] = found
    const start = done + found.index + before.length
    const end = done + found.index + whole.length
    const path = findSource(files, name)
    const part = path === undefined ? null : await readSource(files, path)
    if (path === undefined || part === null || text.length + part.length > MAX_SOURCE_BYTES) {
      done = end // It is told as missing.
      continue
    }
    text = text.slice(0, start) + part + text.slice(end)
    done = start
    parts.add(path)
  }
  return text
}

const findSource = (files: PackageFiles, name: string): string | undefined => {
  const wanted = name.trim().replace(/^(?:\.\/)+/, '')
  return files.paths.find(
    (path) => FOLDER.test(path) && [wanted, `${wanted}.tex`].includes(path.replace(FOLDER, '')),
  )
}

/** Examples follow every statement, wherever it asks for them. HTML's pictures become Markdown's. */
function fromMarkdown(source: string, constants: Record<string, string>) {
  const statement = withConstants(source, constants)
    .replace(/\{\{\s*(?:nextsample|remainingsamples)\s*\}\}/g, '')
    .replace(/<img\b[^<>]*?\bsrc=["']([^"'<>]+)["'][^<>]*>/g, '![](<$1>)')
  return { title: /^#\s+(.+?)\s*#*$/m.exec(source)?.[1] ?? null, statement }
}

const withConstants = (source: string, constants: Record<string, string>) =>
  source.replace(/\{\{\s*([\w-]+)\s*\}\}/g, (all, name: string) => constants[name] ?? all)

/** By its name in the statement: without its ending perhaps, and not always with its capitals. */
function findPicture(files: PackageFiles, name: string): string | null {
  const names = files.paths
    .filter((path) => FOLDER.test(path))
    .map((path) => path.replace(FOLDER, ''))
  const wanted = name.replace(/^(?:\.\/)+/, '').toLowerCase()
  for (const ending of ENDINGS) {
    const picture = names.find((one) => one.toLowerCase() === wanted + ending)
    if (picture && PICTURE.test(picture) && fileNameSchema.safeParse(picture).success)
      return picture
  }
  return null
}

/** Pictures of the statements and `attachments/`, as far as there is room for them. */
export async function readFiles(
  files: PackageFiles,
  parts: ReadonlySet<string>,
  warn: Warn,
): Promise<ProblemFile[]> {
  const kept: ProblemFile[] = []
  let room = MAX_FILES_BYTES
  for (const path of files.paths) {
    const attachment = path.startsWith('attachments/')
    if (!attachment && !FOLDER.test(path) && path !== 'problem.pdf') continue
    const name = attachment ? path : path.replace(FOLDER, '')
    if (!attachment && !PICTURE.test(name)) {
      if (!STATEMENT.test(path) && !parts.has(path)) warn(`${path} is not kept`)
    } else if (!fileNameSchema.safeParse(name).success) warn(`${path} is not kept: its name`)
    else if (kept.some((file) => file.name === name))
      warn(`${path} is not kept: there are two of it`)
    else if (files.size(path) > Math.min(MAX_FILE_BYTES, room))
      warn(`${path} is not kept: its size`)
    else {
      room -= files.size(path)
      kept.push({ name, bytes: await files.readBytes(path) })
    }
  }
  return kept
}
