import type { ComponentChildren } from 'preact'
import { LANGUAGES, type Language } from '../../shared/messages.ts'
import { starterCode } from '../../shared/signature.ts'
import type { FieldError } from '../errors.ts'
import { assetUrls } from '../ui/assets.ts'
import { inputText } from '../ui/case-details.tsx'
import { Output } from '../ui/code.tsx'
import { percent } from '../ui/format.tsx'
import { LANGUAGE_WORDS } from '../ui/language.ts'
import { Markdown } from '../ui/markdown.tsx'
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

const Statement = ({ problem }: { problem: Problem }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, by keyboard too
  <article class="statement" tabIndex={0} aria-labelledby="title">
    <h1 id="title">
      {problem.title} <Progress solved={problem.solved} tried={problem.tried} />
    </h1>
    <ul class="facts">
      <li>
        <DifficultyLabel difficulty={problem.difficulty} />
      </li>
      <li>
        {problem.timeLimitMs.toLocaleString('en')} ms <span class="muted">a case</span>
      </li>
      <li>
        {problem.memoryLimitMb} MB <span class="muted">of memory</span>
      </li>
      {problem.submissionCount > 0 && (
        <li>
          {percent(problem.acceptedCount, problem.submissionCount)}{' '}
          <span class="muted">accepted</span>
        </li>
      )}
    </ul>
    <Tags tags={problem.tags} />
    <Markdown text={problem.statement} files={`/problems/${problem.slug}/files/`} />
    <Samples problem={problem} />
    <Credits problem={problem} />
  </article>
)

const Samples = ({ problem }: { problem: Problem }) =>
  problem.samples.length === 0 ? null : (
    <section class="samples" aria-labelledby="samples">
      <h2 id="samples">Samples</h2>
      {problem.samples.map((sample, index) => (
        <dl key={sample.ordinal} class="sample">
          <div>
            <dt>Input {index + 1}</dt>
            <dd>
              <Output text={inputText(sample.input, problem.signature)} />
            </dd>
          </div>
          <div>
            <dt>{problem.signature ? 'Returns' : 'Output'}</dt>
            <dd>
              <Output text={sample.expected} />
            </dd>
          </div>
        </dl>
      ))}
    </section>
  )

const Credits = ({ problem: { author, source, license } }: { problem: Problem }) => {
  const credits = [
    author && `Author: ${author}`,
    source && `Source: ${source}`,
    license && `License: ${license}`,
  ].filter(Boolean)
  return credits.length === 0 ? null : <p class="credits muted">{credits.join(' · ')}</p>
}

const Workbench = ({ problem, attempt, loggedIn, errors = [], children }: SolveProps) => {
  const path = `/problems/${problem.slug}`
  const codeError = errors.find(({ field }) => field === 'code')
  return (
    <section class="workbench" aria-label="Your solution">
      <form method="post" action={`${path}/submissions`} class="solution" data-draft={problem.slug}>
        <div class="toolbar">
          <label for="language">Language</label>
          <select id="language" name="language">
            {LANGUAGES.map((language) => (
              <option key={language} value={language} selected={language === attempt.language}>
                {LANGUAGE_WORDS[language]}
              </option>
            ))}
          </select>
          <noscript>
            <a href={`${path}?language=${otherLanguage(attempt.language)}`}>
              Start in {LANGUAGE_WORDS[otherLanguage(attempt.language)]}
            </a>
          </noscript>
          <button type="button" class="small" data-text-size="-1" hidden>
            <span aria-hidden="true">A−</span>
            <span class="visually-hidden">Smaller text</span>
          </button>
          <button type="button" class="small" data-text-size="1" hidden>
            <span aria-hidden="true">A+</span>
            <span class="visually-hidden">Larger text</span>
          </button>
          <button type="button" class="plain" data-reset hidden>
            Start over
          </button>
        </div>
        <label class="visually-hidden" for="code">
          Code
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
            {codeError.message}
          </p>
        )}
        <OwnInputs problem={problem} inputs={attempt.inputs} />
        {loggedIn ? <Actions path={path} /> : <LoginFirst path={path} />}
      </form>
      <section id="results" class="results" aria-label="Results">
        {children}
      </section>
    </section>
  )
}

const otherLanguage = (language: Language): Language =>
  language === 'javascript' ? 'typescript' : 'javascript'

const OWN_INPUTS = 2

const OwnInputs = ({ problem, inputs }: { problem: Problem; inputs: readonly string[] }) => {
  const fields = Array.from({ length: Math.max(OWN_INPUTS, inputs.length) }, (_, at) => inputs[at])
  return (
    <details class="own-inputs" open={inputs.length > 0}>
      <summary>Run with inputs of your own</summary>
      <p class="hint">
        {problem.signature
          ? `A JSON array of the arguments: ${problem.signature.params.map(({ name }) => name).join(', ')}.`
          : 'What the program reads from standard input.'}{' '}
        Empty fields are left out; with none filled in, Run takes the samples.
      </p>
      {fields.map((input, at) => (
        <textarea
          key={at}
          name="inputs"
          class="code"
          rows={2}
          spellcheck={false}
          aria-label={`Own input ${at + 1}`}
          placeholder={at === 0 ? problem.samples[0]?.input : undefined}
        >
          {`\n${input ?? ''}`}
        </textarea>
      ))}
      <button type="button" class="plain" data-add-input hidden>
        Add an input
      </button>
    </details>
  )
}

const Actions = ({ path }: { path: string }) => (
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
      Run
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
      Submit
    </button>
    <p class="hint" id="code-keys">
      <span class="needs-script">
        <kbd>Ctrl</kbd> <kbd>Enter</kbd> runs, with <kbd>Shift</kbd> submits. <kbd>Esc</kbd> then{' '}
        <kbd>Tab</kbd> leaves the code.
      </span>
    </p>
  </div>
)

const LoginFirst = ({ path }: { path: string }) => (
  <p class="actions" id="code-keys">
    <a class="button primary" href={`/login?back=${path}`}>
      Log in to run and submit
    </a>
  </p>
)
