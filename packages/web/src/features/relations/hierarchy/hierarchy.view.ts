import type { HierarchyNode } from '@klantregie/contract'

/** A place with what hangs below it. `key`: unique also for what stands below two others. */
export interface Branch {
  readonly key: string
  readonly node: HierarchyNode
  readonly children: readonly Branch[]
}

/** The tree out of the flat answer, in which parents stand before their children. */
export function branchesOf(nodes: readonly HierarchyNode[]): readonly Branch[] {
  const below = (parentId: string | null, path: readonly string[]): readonly Branch[] =>
    nodes
      .filter((node) => node.parentId === parentId && !path.includes(node.relationId))
      .map((node) => {
        const inner = [...path, node.relationId]
        return { key: inner.join('/'), node, children: below(node.relationId, inner) }
      })
  return below(null, [])
}

/** A box of the picture, in units of the drawing. */
export interface Box {
  readonly key: string
  readonly node: HierarchyNode
  readonly x: number
  readonly y: number
  readonly parent: { readonly x: number; readonly y: number } | null
}

export const BOX = { width: 180, height: 52, gapX: 16, gapY: 44 } as const

export interface Picture {
  readonly boxes: readonly Box[]
  readonly width: number
  readonly height: number
}

/**
 * Every place as a box: those at the ends beside one another, each parent above the middle of its children. A tree wider than a
 * sheet is drawn wide and made to fit when it is printed.
 */
export function pictureOf(branches: readonly Branch[]): Picture {
  const boxes: Box[] = []
  let ends = 0
  let depth = 0
  const lay = (branch: Branch, level: number): number => {
    depth = Math.max(depth, level)
    const y = level * (BOX.height + BOX.gapY)
    const at = boxes.length
    const xs = branch.children.map((child) => lay(child, level + 1))
    const x = xs.length === 0 ? ends++ * (BOX.width + BOX.gapX) : ((xs[0] ?? 0) + (xs.at(-1) ?? 0)) / 2
    const children = new Set(branch.children.map(({ key }) => key))
    for (let index = at; index < boxes.length; index += 1) {
      const box = boxes[index]
      if (box && children.has(box.key)) boxes[index] = { ...box, parent: { x, y } }
    }
    boxes.push({ key: branch.key, node: branch.node, x, y, parent: null })
    return x
  }
  for (const branch of branches) lay(branch, 0)
  return {
    boxes,
    width: Math.max(1, ends) * (BOX.width + BOX.gapX) - BOX.gapX,
    height: (depth + 1) * (BOX.height + BOX.gapY) - BOX.gapY,
  }
}

const LONGEST = 22

/** A name on two lines at most; what does not fit is in the text beside the picture. */
export function linesOf(name: string): readonly string[] {
  const words = name.split(/\s+/)
  const lines: string[] = ['']
  for (const word of words) {
    const last = lines.at(-1) ?? ''
    const joined = last === '' ? word : `${last} ${word}`
    if (joined.length <= LONGEST) lines[lines.length - 1] = joined
    else lines.push(word)
  }
  const shown = lines.slice(0, 2).map((line) => (line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line))
  return lines.length > 2 ? [shown[0] ?? '', `${(shown[1] ?? '').slice(0, LONGEST - 1)}…`] : shown
}
