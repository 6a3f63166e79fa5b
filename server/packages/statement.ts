/** The statement of a package: `statement/problem.en.md` and the ways it was called before. */
import { PackageError, type PackageFiles } from './files.ts'

export type Statement = { language: string; markdown: string; heading: string | null }

const STATEMENT =
  /^(?:problem_)?statement\/problem(?:\.([a-zA-Z]{2,3}(?:-[a-zA-Z]{2})?))?\.(md|tex)$/

/** English if there is English, else the first language; Markdown rather than LaTeX. */
export async function readStatement(files: PackageFiles, warn: (warning: string) => void) {
  const statements = files.paths
    .filter((path) => /^(problem_)?statement\//.test(path))
    .flatMap((path) => {
      const [, language = 'en', format] = STATEMENT.exec(path) ?? []
      if (format) return [{ path, language, format }]
      warn(`${path} is not kept`)
      return []
    })
    .sort((a, b) => rank(a) - rank(b))
  const [chosen, ...others] = statements
  if (!chosen) throw new PackageError('statement/problem.en.md is missing')
  for (const { path } of others) warn(`${path} is not kept: ${chosen.path} is the statement`)
  const source = await files.readText(chosen.path)
  if (chosen.format === 'md') return markdown(chosen.language, source)
  warn(`${chosen.path} is LaTeX and shown as its source`)
  return latex(chosen.language, source)
}

const rank = ({ language, format }: { language: string; format: string }) =>
  (language === 'en' ? 0 : 2) + (format === 'md' ? 0 : 1)

function markdown(language: string, source: string): Statement {
  const heading = /^#\s+(.+?)\s*#*$/m.exec(source)?.[1] ?? null
  return { language, markdown: source, heading }
}

function latex(language: string, source: string): Statement {
  const heading = /\\problemname\{([^{}]+)\}/.exec(source)?.[1] ?? null
  return { language, markdown: `~~~~~latex\n${source.trimEnd()}\n~~~~~\n`, heading }
}
