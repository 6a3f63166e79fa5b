import { format } from './count.ts'

export const problems = {
  title: 'Problems',
  titleField: 'Title',
  tag: 'Tag',
  none: 'No problem matches.',
  showAll: 'Show all',
  accepted: 'Accepted',
  nothingSubmitted: 'nothing submitted yet',
  ofSubmissions: (n: number) => ` of ${format.number(n)}`,
  solved: 'Solved',
  tried: 'Tried',
}
