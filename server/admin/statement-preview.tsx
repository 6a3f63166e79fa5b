import { Markdown } from '../ui/markdown.tsx'
import type { FormFields } from './problem-form.ts'
import { offeredTranslations } from './translation-fields.ts'

export interface StatementPreviewProps {
  text: string
  /** Of the text. */
  language: string
  /** Of the stored problem that has the statement's files. */
  slug: string | undefined
  /** Its place in the page; the problem's own statement has none. */
  of?: string
}

/** As it will be read; nothing until there is something to read. */
export const StatementPreview = ({ text, language, slug, of }: StatementPreviewProps) => (
  <div
    id={previewId(of)}
    class="statement-preview"
    lang={language}
    hx-swap-oob={of === undefined ? undefined : 'true'}
  >
    {text.trim() !== '' && <Markdown text={text} files={slug && `/problems/${slug}/files/`} />}
  </div>
)

const previewId = (of: string | undefined) => (of === undefined ? 'preview' : `preview-${of}`)

/** Every version's: the first is put in its place by who asked, the others find theirs. */
export const StatementPreviews = ({
  form,
  slug,
}: {
  form: FormFields
  slug: string | undefined
}) => (
  <>
    <StatementPreview text={form.statement} language={form.language} slug={slug} />
    {offeredTranslations(form).map(({ language, statement }) => (
      <StatementPreview
        key={language}
        text={statement}
        language={language}
        slug={slug}
        of={language}
      />
    ))}
  </>
)
