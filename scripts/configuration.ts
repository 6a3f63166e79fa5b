/** Writes the table of settings into the operator's guide. Run after a change of a config schema. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { z } from 'zod'
import { localSettings } from '../local/config.ts'
import { serverSettings } from '../server/config.ts'
import { helpText, isHelpWanted, settingsOf } from '../shared/settings.ts'
import { workerSettings } from '../worker/config.ts'

export const GUIDE = new URL('../docs/operate.md', import.meta.url)

const BEGIN = '<!-- settings: written by scripts/configuration.ts -->'
const END = '<!-- end of settings -->'

/** The guide with the table as the schemas have it now. */
export function withSettings(guide: string): string {
  const [before, rest] = guide.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined)
    throw new Error(`Cannot write the settings: docs/operate.md lacks ${BEGIN} or ${END}`)
  return `${before}${BEGIN}\n\n${tables()}\n\n${END}${after}`
}

const tables = () =>
  [
    section('Orchestrator (`npm run server`)', serverSettings),
    section('Worker (`npm run worker`)', workerSettings),
    section('All on one machine (`npm start`), beside those of the orchestrator', localSettings),
  ].join('\n\n')

function section(title: string, schema: z.ZodObject): string {
  const rows = settingsOf(schema).map(({ name, description, byDefault, required }) => {
    const names = name.split(', ').map((one) => `\`${one}\``)
    const fallback = required ? '**required**' : byDefault
    return `| ${names.join(' or ')} | ${description} | ${fallback} |`
  })
  return [
    `### ${title}`,
    '',
    '| Setting | Meaning | Default |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n')
}

if (import.meta.main) {
  if (isHelpWanted(process.argv)) {
    const about = 'Writes the table of settings into docs/operate.md, as the schemas have it.'
    console.log(helpText('npm run docs:settings', about, []))
  } else writeFileSync(GUIDE, withSettings(readFileSync(GUIDE, 'utf8')))
}
