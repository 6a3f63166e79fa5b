import type { ComponentChildren } from 'preact'
import { rich } from '../rich.ts'
import { count } from './count.ts'

export const problemForm = {
  whatItIs: 'What it is',
  title: 'Title',
  slug: 'Slug',
  slugHint: 'Its address: lower-case letters and digits, joined by hyphens.',
  tagsHint: 'Separated by commas.',
  statement: 'Statement',
  statementHint: 'Markdown.',
  language: 'Written in',
  languageHint: 'Of the title and the statement above.',
  titleIn: (language: string) => `Title, ${language}`,
  statementIn: (language: string) => `Statement, ${language}`,
  translationHint: 'Left empty, there is no version in this language.',
  whatToWrite: 'What is to be written',
  kind: 'Kind',
  kinds: { function: 'A function', stdio: 'A program, input to output' },
  functionName: 'Function name',
  functionOnly: 'For a function only.',
  params: 'Parameters',
  paramsHint: (example: ComponentChildren) => rich`One to a line, as in ${example}.`,
  returns: 'Returns',
  returnsHint: (types: ComponentChildren) => rich`A type: ${types} …`,
  howJudged: 'How it is judged',
  timeLimit: 'CPU time a case, ms',
  memoryLimit: 'Memory, MB',
  outputLimit: 'Output, KB',
  checker: 'An answer is right when',
  checkers: {
    exact: 'Exactly equal',
    any_order: 'Equal in any order',
    floats: 'Numbers within a tolerance',
    tokens: 'Same words (programs)',
    tokens_any_case: 'Same words, capitals or not (programs)',
    custom: 'Its own checker says so',
    lines: 'Same lines (programs)',
  },
  absolute: 'Absolute tolerance',
  relative: 'Relative tolerance',
  forNumbers: 'For numbers.',
  preview: 'Preview',
  checkerLanguage: 'Language of the checker',
  checkerCode: 'Checker of its own',
  checkerCodeHint: (example: ComponentChildren, points: ComponentChildren) =>
    rich`Judges each output: ${example}. With ${points} it gives a part of the points. A message is shown for samples.`,
  groups: 'Groups',
  groupsHint: (example: ComponentChildren, min: ComponentChildren, sum: ComponentChildren) =>
    rich`One to a line, as in ${example}: its points, all or nothing (${min}) or by its cases (${sum}), what must be passed first, and whether it ends at its first failure.`,
  visibility: 'Who sees it',
  visibilities: { draft: 'A draft: authors only', public: 'Public: everybody' },
  credits: 'Credits',
  author: 'Author',
  source: 'Source',
  license: 'License',
  testCases: 'Test cases',
  casesStay: (n: number) =>
    n === 1
      ? 'JSON. Left empty, the case stays as it is.'
      : `JSON. Left empty, the ${count(n, 'case')} stay as they are.`,
  casesHint: (example: ComponentChildren) =>
    rich`JSON: ${example}. A program's input and output are strings.`,
}
