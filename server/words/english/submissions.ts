import type { ComponentChildren } from 'preact'
import { rich } from '../rich.ts'
import { count, format } from './count.ts'

export const submissions = {
  title: 'Submissions',
  onlyMine: 'Only mine',
  none: 'No submission matches.',
  older: 'Older submissions',
  number: 'Number',
  by: 'By',
  submitted: 'Submitted',
  submittedBy: (id: number, solver: ComponentChildren, language: string, date: ComponentChildren) =>
    rich`Submission ${id} by ${solver}, ${language}, ${date}`,
  one: (id: number) => `Submission ${id}`,
  code: 'Code',
  codeHidden: 'You can read this code once you have solved the problem yourself.',
  judgeAgain: 'Judge again',
  refreshes: 'This page refreshes itself until the verdict is in.',
  judgedOf: (judged: number, total: number) =>
    `${format.number(judged)} of ${count(total, 'case')} judged`,
  passedOf: (passed: number, total: number) =>
    `${format.number(passed)} of ${count(total, 'case')} passed`,
  outcome: (outcome: string, of: string) => `${outcome}: ${of}`,
  outdated: 'Judged with an earlier version of the problem',
  part: (percent: string) => `${percent} of the points`,
  score: (score: number) => `Score ${score}`,
  cpuAtMost: (time: string) => `${time} CPU at most`,
  atMost: (amount: string) => `${amount} at most`,
  sample: (ordinal: number) => `Sample ${ordinal}`,
  case: (ordinal: number) => `Case ${ordinal}`,
  hidden: 'The data of this case is hidden.',
  everyCase: 'Every case',
  caseColumn: 'Case',
  isSample: 'sample',
  group: 'Group',
  worker: 'Worker',
  groups: 'Score by group',
  points: 'Points',
  ofPoints: (points: string) => ` of ${points}`,
  notJudged: 'Not judged: a group it requires was not passed',
}

export const plots = {
  timeByCase: 'Time by case',
  timeBySize: 'Time by size of input',
  timeSummary: (slowest: string, limit: string) =>
    `${slowest} of CPU time at most; the limit is ${limit}.`,
  point: (ordinal: number, time: string, verdict: string) => `Case ${ordinal}: ${time}, ${verdict}`,
  inputSize: 'Size of input',
  among: 'Among accepted solutions',
  fasterThan: (slower: number, others: number) =>
    `Faster than ${format.number(slower)} of ${count(others, 'other solution')}.`,
  solutions: 'Solutions',
  range: (from: string, to: string) => `${from} to ${to}`,
}
