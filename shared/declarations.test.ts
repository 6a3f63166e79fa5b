import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { declarations } from './declarations.ts'

const MERGE = {
  name: 'merge',
  params: [
    { name: 'lists', type: 'ListNode[]' },
    { name: 'options', type: '{TreeNode: boolean, limit: int?}' },
  ],
  returns: 'ListNode',
}

test('declarations() tells the function, and only the nodes that it has to do with', () => {
  expect(declarations(MERGE)).toBe(`/** The judge gives these to every solution. */
declare global {
  class ListNode {
    val: number
    next: ListNode | null
    constructor(val?: number, next?: ListNode | null)
  }
}

export declare function merge(lists: (ListNode | null)[], options: { TreeNode: boolean; limit: number | null }): ListNode | null
`)
})

test('declarations() of simple types are one line', () => {
  const signature = { name: 'sum', params: [{ name: 'a', type: 'int' }], returns: 'string?' }
  expect(declarations(signature)).toBe('export declare function sum(a: number): string | null\n')
})

test('the compiler takes what fits the declarations, and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'declarations-'))
  try {
    const both = {
      ...MERGE,
      params: [...MERGE.params, { name: 'tree', type: '{nodes: TreeNode[]}?' }],
    }
    await writeFile(join(folder, 'merge.d.ts'), declarations(both))
    await writeFile(
      join(folder, 'use.ts'),
      `import { merge } from './merge.js'
const tree = { nodes: [new TreeNode(1, null, new TreeNode(2))] }
const list: ListNode | null = merge([new ListNode(1), null], { TreeNode: true, limit: null }, tree)
// @ts-expect-error The list may be empty.
list.val
// @ts-expect-error A value of another type.
merge(['1'], { TreeNode: true, limit: null }, null)
`,
    )
    const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--types', '']
    const tsc = new URL('../node_modules/.bin/tsc', import.meta.url).pathname
    const { stdout } = await promisify(execFile)(tsc, [...flags, 'use.ts'], { cwd: folder })
    expect(stdout).toBe('')
  } finally {
    await rm(folder, { recursive: true })
  }
}, 30_000)
