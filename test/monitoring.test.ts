/** The dashboard and the alerts, against what a real orchestrator tells Prometheus. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parser } from '@prometheus-io/lezer-promql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { type Orchestrator, startOrchestrator } from './stack.ts'

const read = (path: string) => readFileSync(new URL(`../deploy/${path}`, import.meta.url), 'utf8')

const ruleSchema = z.strictObject({
  alert: z.string().regex(/^[A-Z]\w+$/),
  expr: z.string(),
  for: z
    .string()
    .regex(/^\d+m$/)
    .optional(),
  labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
  annotations: z.strictObject({ summary: z.string().min(1), action: z.string().min(1) }),
})
const { groups } = z
  .strictObject({
    groups: z.array(z.strictObject({ name: z.string(), rules: z.array(ruleSchema) })),
  })
  .parse(parse(read('prometheus/alerts.yml')))

const panelSchema = z.object({
  id: z.int(),
  type: z.enum(['row', 'stat', 'timeseries']),
  title: z.string().min(1),
  gridPos: z.strictObject({ h: z.int(), w: z.int(), x: z.int(), y: z.int() }),
  targets: z
    .array(
      z.strictObject({
        refId: z.string(),
        expr: z.string(),
        legendFormat: z.string().min(1),
        datasource: z.strictObject({
          type: z.literal('prometheus'),
          uid: z.literal(`\${datasource}`),
        }),
      }),
    )
    .default([]),
})
const dashboard = z
  .object({
    uid: z.string(),
    title: z.string(),
    schemaVersion: z.int(),
    templating: z.object({ list: z.array(z.object({ name: z.string(), type: z.string() })) }),
    panels: z.array(panelSchema),
  })
  .parse(JSON.parse(read('grafana/distribute-ps.json')))

const expressions: [string, string][] = [
  ...groups.flatMap(({ rules }) =>
    rules.map(({ alert, expr }): [string, string] => [`alert ${alert}`, expr]),
  ),
  ...dashboard.panels.flatMap(({ title, targets }) =>
    targets.map(({ refId, expr }): [string, string] => [`panel ${title}, ${refId}`, expr]),
  ),
]

interface Selector {
  metric: string
  /** `name="value"`, as a series would have it. */
  labels: { name: string; operator: string; value: string }[]
}

/** @throws for what is no PromQL. */
function selectorsOf(expression: string): Selector[] {
  const text = expression.replaceAll('$__rate_interval', '5m')
  const found: Selector[] = []
  parser.parse(text).iterate({
    enter({ name, type, from, to, node }) {
      if (type.isError) throw new Error(`Not PromQL at ${from}: ${text}`)
      if (name !== 'VectorSelector') return
      const metric = node.getChild('Identifier')
      const matchers = [...text.slice(from, to).matchAll(/(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)"/g)].map(
        ([, name = '', operator = '', value = '']) => ({ name, operator, value }),
      )
      found.push({ metric: metric ? text.slice(metric.from, metric.to) : '', labels: matchers })
    },
  })
  return found
}

let database: TestDatabase
let orchestrator: Orchestrator
/** Every series of a scrape, with its labels. */
let series: string[]
beforeAll(async () => {
  database = await createTestDatabase()
  orchestrator = await startOrchestrator(database.url, [], randomBytes(32).toString('base64url'))
  // So that there is a series of HTTP.
  await fetch(`${orchestrator.url}/healthz`)
  const told = await (await fetch(`${orchestrator.url}/metrics`)).text()
  series = told.split('\n').filter((line) => line && !line.startsWith('#'))
})
afterAll(async () => {
  await orchestrator.stop()
  await database.drop()
})

/** What Prometheus adds itself. */
const OF_PROMETHEUS = new Set(['job', 'instance'])

test.each(expressions)('%s asks for what is there', (_, expression) => {
  const selectors = selectorsOf(expression)
  expect(selectors.length).toBeGreaterThan(0)
  for (const { metric, labels } of selectors) {
    if (metric === 'up') continue
    const known = series.filter(
      (line) => line.startsWith(`${metric}{`) || line.startsWith(`${metric} `),
    )
    expect(known.length, metric).toBeGreaterThan(0)
    for (const { name, operator, value } of labels) {
      if (OF_PROMETHEUS.has(name)) continue
      const wanted = operator === '=' ? `${name}="${value}"` : `${name}="`
      expect(
        known.some((line) => line.includes(wanted)),
        `${metric} ${wanted}`,
      ).toBe(true)
    }
  }
})

test('what is no PromQL, or has a metric that nobody tells, would be seen', () => {
  expect(() => selectorsOf('sum(rate(distribute_ps_verdicts_total[5m]) > ')).toThrow('Not PromQL')
  expect(selectorsOf('max(lost{a="b"})')).toEqual([
    { metric: 'lost', labels: [{ name: 'a', operator: '=', value: 'b' }] },
  ])
  expect(series.some((line) => line.startsWith('lost'))).toBe(false)
})

test('the panels of the dashboard lie beside each other', () => {
  const ids = dashboard.panels.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const taken = new Set<string>()
  for (const { gridPos, title, type, targets } of dashboard.panels) {
    expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24)
    expect(targets.length > 0, title).toBe(type !== 'row')
    for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1)
      for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
        expect(taken.has(`${x} ${y}`), title).toBe(false)
        taken.add(`${x} ${y}`)
      }
  }
  expect(dashboard.templating.list).toContainEqual(
    expect.objectContaining({ name: 'datasource', type: 'datasource' }),
  )
})

test('every metric of ours is on the dashboard', () => {
  const shown = expressions.flatMap(([, expression]) =>
    selectorsOf(expression).map(({ metric }) => metric.replace(/_(bucket|count|sum)$/, '')),
  )
  const ours = series.flatMap((line) => /^distribute_ps_\w+/.exec(line)?.[0] ?? [])
  const names = new Set(ours.map((name) => name.replace(/_(bucket|count|sum)$/, '')))
  expect([...names].filter((name) => !shown.includes(name))).toEqual([])
})
