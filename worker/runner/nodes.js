// @ts-check
/**
 * Lists and trees as solutions have them, made of the arrays that test data has, and turned back.
 * Its text runs inside the guest's realm, before the guest.
 *
 * @typedef {import('../../shared/signature.ts').Type} Type
 * @param {{ outputChars: number }} given So many nodes a guest may return; there is no end to a list
 *   that holds itself.
 */
export function makeNodes(given) {
  const { isArray } = Array

  class ListNode {
    /** @param {unknown} val @param {unknown} next */
    constructor(val = 0, next = null) {
      this.val = val
      this.next = next
    }
  }
  class TreeNode {
    /** @param {unknown} val @param {unknown} left @param {unknown} right */
    constructor(val = 0, left = null, right = null) {
      this.val = val
      this.left = left
      this.right = right
    }
  }

  /** @param {unknown[]} values */
  function listOf(values) {
    let head = null
    for (let at = values.length - 1; at >= 0; at--) head = new ListNode(values[at], head)
    return head
  }

  /** @param {unknown[]} values In level order, null for a child that is not there. */
  function treeOf(values) {
    if (values.length === 0) return null
    const root = new TreeNode(values[0])
    const parents = [root]
    for (let at = 1, parent = 0; at < values.length; at++) {
      const child = values[at] === null ? null : new TreeNode(values[at])
      const owner = /** @type {TreeNode} */ (parents[parent])
      if (at % 2 === 1) owner.left = child
      else {
        owner.right = child
        parent += 1
      }
      if (child !== null) parents[parents.length] = child
    }
    return root
  }

  /** @param {any} head */
  function valuesOfList(head) {
    const values = []
    for (let node = head; node !== null && node !== undefined; node = node.next) {
      if (values.length === given.outputChars) throw new RangeError('The list has no end')
      values[values.length] = node.val
    }
    return values
  }

  /** @param {any} root */
  function valuesOfTree(root) {
    const values = []
    const nodes = [root]
    let length = 0
    for (let at = 0; at < nodes.length; at++) {
      if (at > 2 * given.outputChars) throw new RangeError('The tree has no end')
      const node = nodes[at]
      if (node === null || node === undefined) values[at] = null
      else {
        values[at] = node.val
        length = at + 1
        nodes[nodes.length] = node.left
        nodes[nodes.length] = node.right
      }
    }
    values.length = length
    return values
  }

  /** @param {any} value @param {string} kind @param {(node: any) => unknown[]} values */
  function flatten(value, kind, values) {
    if (value === undefined) return value
    const isNode = value === null || (typeof value === 'object' && 'val' in value)
    if (!isNode) throw new TypeError(`The result must be a ${kind} or null`)
    return value === null ? [] : values(value)
  }

  /** The same value with every part that the type names turned, and all else as it is.
   * @param {Type} type @param {any} value @param {(kind: string, value: any) => any} turn @returns {any} */
  function map(type, value, turn) {
    if (type.kind === 'ListNode' || type.kind === 'TreeNode') return turn(type.kind, value)
    if (type.kind === 'optional') return value === null ? null : map(type.of, value, turn)
    if (type.kind === 'array' && isArray(value)) {
      const items = []
      for (let at = 0; at < value.length; at++) items[at] = map(type.of, value[at], turn)
      return items
    }
    if (type.kind === 'object' && typeof value === 'object' && value !== null) {
      const copy = { ...value }
      for (let at = 0; at < type.fields.length; at++) {
        const field = /** @type {{ name: string, type: Type }} */ (type.fields[at])
        copy[field.name] = map(field.type, value[field.name], turn)
      }
      return copy
    }
    return value
  }

  return {
    globals: { ListNode, TreeNode },
    /** @param {Type} type @param {unknown} value */
    build: (type, value) =>
      map(type, value, (kind, data) => (kind === 'ListNode' ? listOf(data) : treeOf(data))),
    /** @param {Type} type @param {unknown} value */
    takeApart: (type, value) =>
      map(type, value, (kind, node) =>
        flatten(node, kind, kind === 'ListNode' ? valuesOfList : valuesOfTree),
      ),
  }
}
