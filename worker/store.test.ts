import { expect, test } from 'vitest'
import { createStore } from './store.ts'

const never = new AbortController().signal
const reference = (name: string, bytes = 10) => ({ sha256: name, bytes })
const ten = async () => Buffer.alloc(10)

/** Counts what is fetched, by name. */
function counting() {
  const fetched: string[] = []
  const fetch = async ({ sha256, bytes }: { sha256: string; bytes: number }) => {
    fetched.push(sha256)
    return Buffer.alloc(bytes)
  }
  return { fetched, fetch }
}

test('beyond its size a store forgets what was used longest ago', async () => {
  const store = createStore(30)
  const { fetched, fetch } = counting()
  for (const name of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) {
    await store.get(reference(name), fetch, never)
  }
  expect(fetched).toEqual(['a', 'b', 'c', 'd', 'b'])
})

test('what is larger than the store is handed on, and the rest stays', async () => {
  const store = createStore(30)
  const { fetched, fetch } = counting()
  for (const [name, bytes] of [
    ['a', 10],
    ['huge', 31],
    ['a', 10],
    ['huge', 31],
  ] as const) {
    expect(await store.get(reference(name, bytes), fetch, never)).toHaveLength(bytes)
  }
  expect(fetched).toEqual(['a', 'huge', 'huge'])
})

test('two who lack the same wait for one fetch', async () => {
  const store = createStore(30)
  const { promise, resolve } = Promise.withResolvers<Buffer>()
  const one = store.get(reference('a'), () => promise, never)
  const other = store.get(reference('a'), () => Promise.reject(new Error('asked twice')), never)
  resolve(Buffer.from('ten bytes.'))
  expect(await one).toBe(await other)
})

test('who waits for a fetch that fails fetches himself', async () => {
  const store = createStore(30)
  const { promise, reject } = Promise.withResolvers<Buffer>()
  const one = store.get(reference('a'), () => promise, never)
  const other = store.get(reference('a'), ten, never)
  reject(new Error('the link was cut'))
  await expect(one).rejects.toThrow('the link was cut')
  expect(await other).toHaveLength(10)
})

test('who gives up waits no longer for the fetch of another', async () => {
  const store = createStore(30)
  const stop = new AbortController()
  void store.get(reference('a'), () => new Promise(() => {}), never)
  const other = store.get(reference('a'), ten, stop.signal)
  stop.abort(new Error('cancelled'))
  await expect(other).rejects.toThrow('cancelled')
})
