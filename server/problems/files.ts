/** What belongs to a problem's statements: pictures, attachments, and the same in other languages. */
import { createHash } from 'node:crypto'
import { extname } from 'node:path/posix'
import type { Sql, TransactionSql } from '../database.ts'
import type { ProblemDraft, ProblemFile, Translation } from '../packages/draft.ts'

export interface FileSummary {
  name: string
  contentType: string
  bytes: number
}

export interface StoredFile {
  contentType: string
  sha256: string
  content: Buffer
}

/** Everything else is only for saving: a browser must not take it for a page of ours. */
const CONTENT_TYPES = new Map([
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.gif', 'image/gif'],
  ['.webp', 'image/webp'],
  ['.svg', 'image/svg+xml'],
  ['.pdf', 'application/pdf'],
])
const SAVED_ONLY = 'application/octet-stream'

export const contentTypeOf = (name: string) =>
  CONTENT_TYPES.get(extname(name).toLowerCase()) ?? SAVED_ONLY

/** Replaces them all; `files: null` leaves the files as they are. */
export async function storeBesides(
  tx: TransactionSql,
  problemId: number,
  { translations, files }: Pick<ProblemDraft, 'translations' | 'files'>,
): Promise<void> {
  await tx`delete from problem_translations where problem_id = ${problemId}`
  for (const { language, title, statement } of translations)
    await tx`
      insert into problem_translations ${tx({ problemId, language, title, statement })}`
  if (files === null) return
  await tx`delete from problem_files where problem_id = ${problemId}`
  // One at a time, so that one at a time is copied for its way to the database.
  for (const { name, bytes } of files) {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const contentType = contentTypeOf(name)
    await tx`
      insert into problem_files ${tx({ problemId, name, contentType, sha256, content: bytes })}`
  }
}

export const listTranslations = (sql: Sql, problemId: number): Promise<Translation[]> =>
  sql<Translation[]>`
    select language, title, statement from problem_translations
     where problem_id = ${problemId}
     order by language collate "C"`

export const listFiles = (sql: Sql, problemId: number): Promise<FileSummary[]> =>
  sql<FileSummary[]>`
    select name, content_type, octet_length(content) as bytes from problem_files
     where problem_id = ${problemId}
     order by name collate "C"`

export const loadFiles = (sql: Sql, problemId: number): Promise<ProblemFile[]> =>
  sql<ProblemFile[]>`
    select name, content as bytes from problem_files
     where problem_id = ${problemId}
     order by name collate "C"`

export async function findFile(
  sql: Sql,
  slug: string,
  name: string,
  /** Of a draft, too. */
  drafts: boolean,
): Promise<StoredFile | undefined> {
  const [file] = await sql<StoredFile[]>`
    select f.content_type, f.sha256, f.content
      from problem_files f join problems p on p.id = f.problem_id
     where p.slug = ${slug} and f.name = ${name}
       and (p.visibility = 'public' or ${drafts})`
  return file
}

/** The title in that language, where there is one; needs a problem `p`. */
export const titleIn = (sql: Sql, language: string | undefined) =>
  language === undefined
    ? sql`p.title`
    : sql`coalesce((select l.title from problem_translations l
                     where l.problem_id = p.id and l.language = ${language}), p.title)`

type Words = Pick<Translation, 'language' | 'title' | 'statement'>

/** The problem in the first of the wanted languages that it has, or else in its own. */
export async function inLanguage<P extends Words & { id: number; languages: string[] }>(
  sql: Sql,
  problem: P,
  wanted: readonly string[],
): Promise<P> {
  const base = (language: string) => language.toLowerCase().split('-')[0]
  const language = wanted
    .map(
      (one) =>
        problem.languages.find((other) => other.toLowerCase() === one.toLowerCase()) ??
        problem.languages.find((other) => base(other) === base(one)),
    )
    .find((found) => found !== undefined)
  if (language === undefined || language === problem.language) return problem
  const [words] = await sql<Words[]>`
    select language, title, statement from problem_translations
     where problem_id = ${problem.id} and language = ${language}`
  return words ? { ...problem, ...words } : problem
}
