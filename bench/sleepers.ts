/**
 * Workers that sleep for each case and accept it. They take no processor time to speak of, so that
 * what is measured is the judge around them, and many of them fit on one machine.
 */
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { acceptLinks } from '../shared/accept.ts'
import type { Link } from '../shared/link.ts'
import {
  type JudgeMessage,
  LANGUAGES,
  type OrchestratorMessage,
  orchestratorMessageSchema,
  PROTOCOL_VERSION,
  type WorkerMessage,
} from '../shared/messages.ts'
import type { Crew } from './judge.ts'

type SleeperLink = Link<OrchestratorMessage, WorkerMessage>

export const startSleepers =
  (count: number, caseMs: number) =>
  async (secret: string): Promise<Crew> => {
    const links = new Set<SleeperLink>()
    const servers = await Promise.all(
      Array.from({ length: count }, (_, index) => startSleeper(`sleeper-${index}`, secret)),
    )
    async function startSleeper(id: string, secret: string) {
      const server = createServer()
      acceptLinks<OrchestratorMessage, WorkerMessage>(
        server,
        {
          secrets: [Buffer.from(secret)],
          parse: (value) => orchestratorMessageSchema.parse(value),
        },
        (link) => {
          links.add(link)
          void serve(link, id, caseMs).finally(() => links.delete(link))
        },
      )
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      return server
    }
    return {
      addresses: servers.map((server) => `127.0.0.1:${(server.address() as AddressInfo).port}`),
      pids: () => new Map(),
      async stop() {
        for (const server of servers) server.close()
        for (const link of links) link.close()
        await Promise.all([...links].map(({ closed }) => closed))
      },
    }
  }

async function serve(link: SleeperLink, id: string, caseMs: number): Promise<void> {
  await link.send({
    type: 'hello',
    protocol: PROTOCOL_VERSION,
    id,
    name: id,
    version: 'bench',
    runtime: 'none',
    slots: 1,
    languages: [...LANGUAGES],
    isolation: { level: 'process', walls: [] },
  })
  for await (const message of link.messages) {
    if (message.type === 'judge') void answer(link, message, caseMs).catch(() => {})
  }
}

async function answer(link: SleeperLink, { job, cases }: JudgeMessage, caseMs: number) {
  const [due, times] = [performance.now(), { timeMs: 0, memoryKb: 0 }]
  const texts = { output: null, logs: '', message: null }
  for (const [index, { ordinal }] of cases.entries()) {
    // Timers are late; what one is late by is not slept again.
    await sleep(Math.max(0, due + (index + 1) * caseMs - performance.now()))
    const verdict = 'accepted'
    await link.send({ type: 'result', job, ordinal, verdict, share: null, ...times, ...texts })
  }
  await link.send({ type: 'done', job, compileError: null })
}
