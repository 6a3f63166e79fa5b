/** Problems of lists and trees, from their making to their verdicts. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judge, type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack({ workers: 1 })
  const created = await stack.api('POST', '/problems', {
    token: stack.token,
    json: {
      slug: 'graft',
      title: 'Graft',
      statement: 'The list turned round, and the tree mirrored.',
      kind: 'function',
      signature: {
        name: 'graft',
        params: [
          { name: 'list', type: 'ListNode' },
          { name: 'tree', type: 'TreeNode' },
        ],
        returns: '{list: ListNode, trees: TreeNode[]}',
      },
      testCases: [
        {
          input: [
            [1, 2, 3],
            [1, 2, 3, null, 4],
          ],
          expected: { list: [3, 2, 1], trees: [[1, 3, 2, null, null, 4]] },
          sample: true,
        },
        { input: [[], []], expected: { list: [], trees: [[]] } },
      ],
    },
  })
  expect(created.status).toBe(201)
})
afterAll(() => stack.stop())

const solution = (language: string, mirrored: string) => ({
  language,
  code: `
    const turned = (node) => {
      let head = null
      for (; node; node = node.next) head = new ListNode(node.val, head)
      return head
    }
    const mirror = (node) => node && new TreeNode(node.val, ${mirrored})
    function graft(list, tree) { return { list: turned(list), trees: [mirror(tree)] } }`,
})
const MIRRORED = 'mirror(node.right), mirror(node.left)'

test.each(['javascript', 'typescript'])('in %s nodes are given and taken', async (language) => {
  const submission = await judge(stack, stack.token, 'graft', solution(language, MIRRORED))
  expect(submission).toMatchObject({ verdict: 'accepted', passed: 2, total: 2 })
})

test('a wrong node of a sample is told by its path', async () => {
  const wrong = solution('javascript', 'mirror(node.right), mirror(node.left && node.left.right)')
  const submission = await judge(stack, stack.token, 'graft', wrong)
  expect(submission).toMatchObject({ verdict: 'wrong_answer', passed: 1 })
  expect(submission.results[0]).toMatchObject({
    verdict: 'wrong_answer',
    message: 'trees[0][2]: expected 2, got 4',
  })
})
