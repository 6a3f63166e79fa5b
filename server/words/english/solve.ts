import type { ComponentChildren } from 'preact'
import { rich } from '../rich.ts'
import { count } from './count.ts'

/** What only explains a number. */
type Quiet = (words: string) => ComponentChildren

export const solve = {
  timeLimit: (time: string, quiet: Quiet) => rich`${time} ${quiet('a case')}`,
  memoryLimit: (memory: string, quiet: Quiet) => rich`${memory} ${quiet('of memory')}`,
  accepted: (percent: string, quiet: Quiet) => rich`${percent} ${quiet('accepted')}`,
  samples: 'Samples',
  inputOf: (number: number) => `Input ${number}`,
  returns: 'Returns',
  author: (name: string) => `Author: ${name}`,
  source: (name: string) => `Source: ${name}`,
  license: (name: string) => `License: ${name}`,
  attachments: 'Attachments',
  statementLanguage: 'Statement in',
  yourSolution: 'Your solution',
  startIn: (language: string) => `Start in ${language}`,
  smaller: 'Smaller text',
  larger: 'Larger text',
  startOver: 'Start over',
  startOverSure: 'Replace your code by the starter code?',
  types: 'The types, for an editor of your own:',
  code: 'Code',
  results: 'Results',
  ownInputs: 'Run with inputs of your own',
  ownArguments: (names: string) => `A JSON array of the arguments: ${names}.`,
  ownText: 'What the program reads from standard input.',
  ownEmpty: 'Empty fields are left out; with none filled in, Run takes the samples.',
  ownInput: (number: number) => `Own input ${number}`,
  addInput: 'Add an input',
  run: 'Run',
  submit: 'Submit',
  keys: (key: (name: string) => ComponentChildren) =>
    rich`${key('Ctrl')} ${key('Enter')} runs, with ${key('Shift')} submits. ${key('Esc')} then ${key('Tab')} leaves the code.`,
  logInFirst: 'Log in to run and submit',
  input: (number: number) => `Input ${number}`,
  sample: (number: number) => `Sample ${number}`,
  samplesFailed: (failed: number, all: number) => `${failed} of ${count(all, 'sample')} failed`,
  inputsFailed: (failed: number, all: number) => `${failed} of ${count(all, 'input')} failed`,
  samplesPassed: (n: number) => `${count(n, 'sample')} passed`,
  inputsRan: (n: number) => `${count(n, 'input')} ran`,
}
