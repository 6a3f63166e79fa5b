import type { ComponentChildren } from 'preact'
import { LANGUAGES, type Language } from '../../shared/messages.ts'
import { starterCode } from '../../shared/signature.ts'
import type { FieldError } from '../errors.ts'
import { assetUrls } from '../ui/assets.ts'
import { inputText } from '../ui/case-details.tsx'
import { Output } from '../ui/code.tsx'
import { sentence } from '../ui/format.tsx'
import { languageName } from '../ui/language-name.ts'
import { Markdown } from '../ui/markdown.tsx'
import { useWords } from '../words/use-words.tsx'
import type { Problem } from './queries.ts'
import { DifficultyLabel, Progress, Tags } from './views.tsx'

/** What stands in the code field and beside it. */
export interface Attempt {
  language: Language
  code: string
  inputs: readonly string[]
}

export interface SolveProps {
  problem: Problem
  attempt: Attempt
  loggedIn: boolean
  errors?: readonly FieldError[]
  /** What the last Run or Submit brought, when it came with the page. */
  children?: ComponentChildren
}

export const starterOf = (problem: Problem, language: Language): string =>
  problem.signature ? starterCode(problem.signature, language) : STDIO_STARTER

const STDIO_STARTER = `const input = require('node:fs').readFileSync(0, 'utf8')
const lines = input.trim().split('\\n')

console.log(lines.length)
`

export const SolvePage = ({ problem, ...rest }: SolveProps) => (
  <div class="solve">
    <Statement problem={problem} />
    <Workbench problem={problem} {...rest} />
    {assetUrls.editor && <script src={assetUrls.editor} defer />}
  </div>
)

const quiet = (words: string) => <span class="muted">{words}</span>

const Statement = ({ problem }: { problem: Problem }) => {
  const { format, solve } = useWords()
  const files = `/problems/${problem.slug}/files/`
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, by keyboard too
    <article class="statement" tabIndex={0} aria-labelledby="title">
      <h1 id="title">
        <span lang={problem.language}>{problem.title}</span>{' '}
        <Progress solved={problem.solved} tried={problem.tried} />
      </h1>
      <ul class="facts">
        <li>
          <DifficultyLabel difficulty={problem.difficulty} />
        </li>
        <li>{solve.timeLimit(`${format.number(problem.timeLimitMs)} ms`, quiet)}</li>
        <li>{solve.memoryLimit(`${format.number(problem.memoryLimitMb)} MB`, quiet)}</li>
        {problem.submissionCount > 0 && (
          <li>
            {solve.accepted(format.percent(problem.acceptedCount, problem.submissionCount), quiet)}
          </li>
        )}
      </ul>
      <Tags tags={problem.tags} />
      <StatementLanguages problem={problem} />
      <div lang={problem.language}>
        <Markdown text={problem.statement} files={files} />
      </div>
      <Samples problem={problem} />
      <Attachments problem={problem} folder={files} />
      <Credits problem={problem} />
    </article>
  )
}

/** The page's language chooses; here the reader may choose another one that the problem has. */
const StatementLanguages = ({ problem }: { problem: Problem }) => {
  const { solve } = useWords()
  if (problem.languages.length < 2) return null
  return (
    <nav class="statement-languages" aria-label={solve.statementLanguage}>
      {problem.languages.map((language) => (
        <a
          key={language}
          href={`/problems/${problem.slug}?lang=${language}`}
          lang={language}
          hreflang={language}
          aria-current={language === problem.language ? 'true' : undefined}
        >
          {languageName(language)}
        </a>
      ))}
    </nav>
  )
}

const Samples = ({ problem }: { problem: Problem }) => {
  const { parts, solve } = useWords()
  if (problem.samples.length === 0) return null
  return (
    <section class="samples" aria-labelledby="samples">
      <h2 id="samples">{solve.samples}</h2>
      {problem.samples.map((sample, index) => (
        <dl key={sample.ordinal} class="sample">
          <div>
            <dt>{solve.inputOf(index + 1)}</dt>
            <dd>
              <Output text={inputText(sample.input, problem.signature)} />
            </dd>
          </div>
          <div>
            <dt>{problem.signature ? solve.returns : parts.output}</dt>
            <dd>
              <Output text={sample.expected} />
            </dd>
          </div>
        </dl>
      ))}
    </section>
  )
}

/** The files that the statement does not show by itself. */
const Attachments = ({ problem, folder }: { problem: Problem; folder: string }) => {
  const { format, solve } = useWords()
  const files = problem.files.filter(({ name }) => !problem.statement.includes(name))
  if (files.length === 0) return null
  return (
    <section class="attachments" aria-labelledby="attachments">
      <h2 id="attachments">{solve.attachments}</h2>
      <ul>
        {files.map(({ name, bytes }) => (
          <li key={name}>
            <a href={folder + name} download>
              {name}
            </a>{' '}
            <span class="muted">{format.bytes(bytes)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Credits = ({ problem: { author, source, license } }: { problem: Problem }) => {
  const { solve } = useWords()
  const credits = [
    author && solve.author(author),
    source && solve.source(source),
    license && solve.license(license),
  ].filter(Boolean)
  return credits.length === 0 ? null : <p class="credits muted">{credits.join(' · ')}</p>
}

const Workbench = ({ problem, attempt, loggedIn, errors = [], children }: SolveProps) => {
  const { message, parts, solve, verdicts } = useWords()
  const path = `/problems/${problem.slug}`
  const codeError = errors.find(({ field }) => field === 'code')
  return (
    <section class="workbench" aria-label={solve.yourSolution}>
      <form method="post" action={`${path}/submissions`} class="solution" data-draft={problem.slug}>
        <div class="toolbar">
          <label for="language">{parts.language}</label>
          <select id="language" name="language">
            {LANGUAGES.map((language) => (
              <option key={language} value={language} selected={language === attempt.language}>
                {verdicts.languages[language]}
              </option>
            ))}
          </select>
          <noscript>
            <a href={`${path}?language=${otherLanguage(attempt.language)}`}>
              {solve.startIn(verdicts.languages[otherLanguage(attempt.language)])}
            </a>
          </noscript>
          <button type="button" class="small" data-text-size="-1" hidden>
            <span aria-hidden="true">A−</span>
            <span class="visually-hidden">{solve.smaller}</span>
          </button>
          <button type="button" class="small" data-text-size="1" hidden>
            <span aria-hidden="true">A+</span>
            <span class="visually-hidden">{solve.larger}</span>
          </button>
          <button type="button" class="plain" data-reset={solve.startOverSure} hidden>
            {solve.startOver}
          </button>
        </div>
        <label class="visually-hidden" for="code">
          {solve.code}
        </label>
        <textarea
          id="code"
          name="code"
          class="code"
          rows={18}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          aria-describedby={codeError ? 'code-error code-keys' : 'code-keys'}
          aria-invalid={codeError ? 'true' : undefined}
        >
          {`\n${attempt.code}`}
        </textarea>
        {LANGUAGES.map((language) => (
          <template key={language} data-starter={language}>
            {starterOf(problem, language)}
          </template>
        ))}
        {codeError && (
          <p class="field-error" id="code-error">
            {sentence(message(codeError.message))}
          </p>
        )}
        <OwnInputs problem={problem} inputs={attempt.inputs} />
        {loggedIn ? <Actions path={path} /> : <LoginFirst path={path} />}
      </form>
      {problem.signature && (
        <p class="muted">
          {solve.types}{' '}
          <a href={`/api/v1${path}/types`} download>
            <code>{`${problem.signature.name}.d.ts`}</code>
          </a>
        </p>
      )}
      <section id="results" class="results" aria-label={solve.results}>
        {children}
      </section>
    </section>
  )
}

const otherLanguage = (language: Language): Language =>
  language === 'javascript' ? 'typescript' : 'javascript'

const OWN_INPUTS = 2

const OwnInputs = ({ problem, inputs }: { problem: Problem; inputs: readonly string[] }) => {
  const { solve } = useWords()
  const fields = Array.from({ length: Math.max(OWN_INPUTS, inputs.length) }, (_, at) => inputs[at])
  return (
    <details class="own-inputs" open={inputs.length > 0}>
      <summary>{solve.ownInputs}</summary>
      <p class="hint">
        {problem.signature
          ? solve.ownArguments(problem.signature.params.map(({ name }) => name).join(', '))
          : solve.ownText}{' '}
        {solve.ownEmpty}
      </p>
      {fields.map((input, at) => (
        <textarea
          key={at}
          name="inputs"
          class="code"
          rows={2}
          spellcheck={false}
          aria-label={solve.ownInput(at + 1)}
          placeholder={at === 0 ? problem.samples[0]?.input : undefined}
        >
          {`\n${input ?? ''}`}
        </textarea>
      ))}
      <button type="button" class="plain" data-add-input hidden>
        {solve.addInput}
      </button>
    </details>
  )
}

const Actions = ({ path }: { path: string }) => {
  const { solve } = useWords()
  return (
    <div class="actions">
      <button
        type="submit"
        formaction={`${path}/runs#results`}
        hx-post={`${path}/runs`}
        hx-target="#results"
        hx-indicator="#results"
        hx-sync="closest form:drop"
        data-key="run"
      >
        {solve.run}
      </button>
      <button
        type="submit"
        class="primary"
        hx-post={`${path}/submissions`}
        hx-target="#results"
        hx-indicator="#results"
        hx-sync="closest form:drop"
        data-key="submit"
      >
        {solve.submit}
      </button>
      <p class="hint" id="code-keys">
        <span class="needs-script">
          {solve.keys((name) => (
            <kbd>{name}</kbd>
          ))}
        </span>
      </p>
    </div>
  )
}

const LoginFirst = ({ path }: { path: string }) => (
  <p class="actions" id="code-keys">
    <a class="button primary" href={`/login?back=${path}`}>
      {useWords().solve.logInFirst}
    </a>
  </p>
)
