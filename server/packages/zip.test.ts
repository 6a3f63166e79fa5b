import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Contents, temporaryFolder, zipOf } from './packages.testkit.ts'
import { openZip } from './zip.ts'

let home: string
let count = 0
beforeAll(async () => {
  home = await temporaryFolder()
})
afterAll(() => rm(home, { recursive: true }))

async function open(bytes: Uint8Array, options = {}) {
  const path = join(home, `doors-${++count}.zip`)
  await writeFile(path, bytes)
  return openZip(path, options)
}

const files: Contents = {
  'problem.yaml': 'name: Doors\n',
  'data/secret/1.in': '1\n',
  'data/secret/1.ans': 'one\n',
}

test('a folder around the package gives it its name', async () => {
  const archive = await open(await zipOf(files, 'two-doors/'))
  expect(archive.name).toBe('two-doors')
  expect(archive.paths).toEqual(['data/secret/1.ans', 'data/secret/1.in', 'problem.yaml'])
  expect(archive.size('data/secret/1.ans')).toBe(4)
  expect(await archive.readText('data/secret/1.ans')).toBe('one\n')
  archive.close()
})

test('without a folder around it, a package is called as its archive', async () => {
  const archive = await open(await zipOf({ ...files, '__MACOSX/x': 'x', '.git/config': 'x' }))
  expect(archive.name).toBe(`doors-${count}`)
  expect(archive.paths).toEqual(['data/secret/1.ans', 'data/secret/1.in', 'problem.yaml'])
  archive.close()
})

test('links to files and folders inside are followed, link after link', async () => {
  const linked = {
    ...files,
    'data/secret/2.in': '-> 1.in',
    'data/secret/2.ans': '-> ../other/1.ans',
    'data/other': '-> secret',
    'data/sample': '-> ../data/other',
  }
  const archive = await open(await zipOf(linked, 'doors/'))
  expect(archive.paths.filter((path) => path.startsWith('data/sample/'))).toEqual([
    'data/sample/1.ans',
    'data/sample/1.in',
    'data/sample/2.ans',
    'data/sample/2.in',
  ])
  expect(await archive.readText('data/sample/2.ans')).toBe('one\n')
  archive.close()
})

test.each<[string, Contents, string]>([
  ['out of the package', { x: '-> ../../etc/passwd' }, 'x is a link that leaves the package'],
  ['to an absolute path', { x: '-> /etc/passwd' }, 'x is a link that leaves the package'],
  ['to nothing', { x: '-> data/none' }, 'x is a link to nothing'],
  ['to itself', { x: '-> y', y: '-> x' }, 'x is a link that never ends'],
  ['in a circle', { 'data/again': '-> ..' }, 'data/again leads back to a folder it is in'],
  ['that is long', { x: `-> ${'a'.repeat(1001)}` }, 'x is a link that is too long'],
])('a link %s is refused', async (_, more, reason) => {
  await expect(open(await zipOf({ ...files, ...more }))).rejects.toThrow(reason)
})

/** The same archive with some bytes changed wherever they are. */
function changed(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')
}

test.each([
  ['aa/evil', '../evil'],
  ['aa/evil', '/a/evil'],
  ['aa/evil', 'C:/evil'],
  ['a/./evil', 'a/../evi'],
  ['aa/evil', 'aa//vil'],
])('a path that was %s and is %s is refused', async (path, evil) => {
  const written = path.replace('/./', '/b/')
  const bytes = await zipOf({ ...files, [written]: 'x' })
  await expect(open(changed(bytes, written, evil))).rejects.toThrow(evil)
})

test('a name that is there twice is refused', async () => {
  const bytes = changed(await zipOf({ ...files, 'one.txt': '1', 'two.txt': '2' }), 'two', 'one')
  await expect(open(bytes)).rejects.toThrow('one.txt is in the archive twice')
})

test('a file that is a folder, too, is refused', async () => {
  const bytes = changed(await zipOf({ ...files, 'a/b': '1', 'c/d.e': '2' }), 'c/d.e', 'a/b/e')
  await expect(open(bytes)).rejects.toThrow('a/b/e lies in what is not a folder')
})

/** Where each entry of the central directory begins. */
function* centralEntries(bytes: Buffer) {
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4))
    yield at
}

test('an encrypted file is refused by its name', async () => {
  const bytes = await zipOf({ 'problem.yaml': 'x' })
  for (const at of centralEntries(bytes)) bytes.writeUInt16LE(1, at + 8)
  await expect(open(bytes)).rejects.toThrow('problem.yaml is encrypted')
})

test('a file of an unknown packing is refused by its name', async () => {
  const bytes = await zipOf({ 'problem.yaml': 'x' })
  for (const at of centralEntries(bytes)) bytes.writeUInt16LE(14, at + 10)
  await expect(open(bytes)).rejects.toThrow('problem.yaml is packed with a method')
})

test('a file larger than any may be is refused before it is unpacked', async () => {
  const bytes = await zipOf({ 'data/secret/1.in': Buffer.alloc(101 * 1024 * 1024) })
  expect(bytes.length).toBeLessThan(200_000)
  await expect(open(bytes)).rejects.toThrow('data/secret/1.in is larger than 100 MiB')
})

test('files that are too much together are refused, and how much that is can be set', async () => {
  const bytes = await zipOf({ a: Buffer.alloc(600_000), b: Buffer.alloc(600_000) })
  await expect(open(bytes, { maxBytes: 1024 * 1024 })).rejects.toThrow(
    'b: with it, the files are larger than 1 MiB',
  )
})

test('a file that unpacks to more than it claims is refused', async () => {
  const bytes = await zipOf({ ...files, bomb: Buffer.alloc(1_000_000) })
  for (const at of centralEntries(bytes))
    if (bytes.readUInt32LE(at + 24) === 1_000_000) bytes.writeUInt32LE(10, at + 24)
  const archive = await open(bytes)
  await expect(archive.readText('bomb')).rejects.toThrow('bomb is broken: ')
  archive.close()
})

test('a file whose bytes were changed is refused', async () => {
  const bytes = await zipOf(files)
  for (const at of centralEntries(bytes)) bytes.writeUInt32LE(0, at + 16)
  const archive = await open(bytes)
  await expect(archive.readText('problem.yaml')).rejects.toThrow('its checksum is another')
  archive.close()
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('name: Doors\n')],
  ['half an archive', (await zipOf(files)).subarray(0, 100)],
])('%s is no archive', async (_, bytes) => {
  await expect(open(bytes)).rejects.toThrow('it is not a zip archive that can be read')
})
