import { expect, test } from 'vitest'
import { createGatherer } from './gather.ts'

test('what comes shortly after one another leaves together, and in order', async () => {
  const sent: number[] = []
  const together = Promise.withResolvers<number[]>()
  const gatherer = createGatherer<number>(async (item) => {
    sent.push(item)
    queueMicrotask(() => together.resolve([...sent]))
  })
  for (const item of [1, 2, 3]) await gatherer.add(item)
  expect(sent).toEqual([])
  expect(await together.promise).toEqual([1, 2, 3])
})

test('nothing is gathered while what was before has not left, and a flush waits for all', async () => {
  const sent: number[] = []
  const way = Promise.withResolvers<void>()
  const gatherer = createGatherer<number>((item) => {
    sent.push(item)
    return way.promise
  })
  await gatherer.add(1)
  const flushed = gatherer.flush()
  let isAdded = false
  const added = gatherer.add(2).then(() => {
    isAdded = true
  })
  await Promise.resolve()
  expect({ sent, isAdded }).toEqual({ sent: [1], isAdded: false })
  way.resolve()
  await Promise.all([flushed, added, gatherer.flush()])
  expect(sent).toEqual([1, 2])
})
