/**
 * `npm run check:audit`: fails when a package that is used has a known hole of high or critical
 * severity. A registry that knows nothing of holes is told apart from one that knows of none.
 */
import { spawnSync } from 'node:child_process'
import { z } from 'zod'
import { helpText, isHelpWanted } from '../shared/settings.ts'

if (isHelpWanted(process.argv)) {
  const about = 'Asks the registry for known holes of high or critical severity in our packages.'
  console.log(helpText('npm run check:audit', about, []))
  process.exit(0)
}

const reportSchema = z.object({
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string() })),
})

const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8' })
const report = reportSchema.safeParse(JSON.parse(stdout || '{}'))
if (report.success) {
  const bad = Object.entries(report.data.vulnerabilities).filter(([, { severity }]) =>
    ['high', 'critical'].includes(severity),
  )
  for (const [name, { severity }] of bad) console.error(`${name}: ${severity}`)
  console.log(`${bad.length} of high or critical severity`)
  process.exitCode = bad.length === 0 ? 0 : 1
} else console.log('Not known: this registry does not serve audits')
