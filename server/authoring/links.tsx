import { useWords } from '../words/use-words.tsx'

/** The pages on which a problem is written. */
export const AuthoringLinks = ({ slug }: { slug: string }) => {
  const { authoring } = useWords()
  const path = `/admin/problems/${slug}`
  return (
    <nav aria-label={authoring.pages}>
      <a href={path}>{authoring.problem}</a> · <a href={`${path}/cases`}>{authoring.cases}</a> ·{' '}
      <a href={`${path}/solutions`}>{authoring.solutions}</a> ·{' '}
      <a href={`/api/v1${path.replace('/admin', '')}/package`}>{authoring.package}</a>
    </nav>
  )
}
