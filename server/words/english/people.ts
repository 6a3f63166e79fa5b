import type { ComponentChildren } from 'preact'
import { rich } from '../rich.ts'
import { count, format } from './count.ts'

export const profile = {
  hereSince: (date: ComponentChildren, submissions: number) =>
    rich`Here since ${date} · ${count(submissions, 'submission')}`,
  solved: 'Solved',
  ofTotal: (total: number) => `of ${format.number(total)}`,
  recent: 'Recent submissions',
  nothing: 'Nothing submitted yet.',
  all: 'All submissions',
  year: 'A year of work',
  yearSummary: (submissions: number, days: number) =>
    `${count(submissions, 'submission')} on ${count(days, 'day')} (UTC).`,
  day: 'Day',
  submissions: 'Submissions',
  dayOf: (day: string, submissions: number) => `${day}: ${count(submissions, 'submission')}`,
}

export const ranking = {
  title: 'Ranking',
  about:
    'The score adds up the best score of each problem, 100 for one that is solved. Those who are equal share a place.',
  nobody: 'Nobody has solved a problem yet.',
  place: 'Place',
  solved: 'Solved',
  score: 'Score',
  you: '(you)',
}
