import type { Domain, RelationType } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { layOut, type Box, type Model } from './diagram.view.ts'

const words = { kind: (kind: string) => kind, nobody: 'niemand', more: (count: number) => `en nog ${count}` }

function modelOf(domainCount: number, typesEach: number): Model {
  const domains = Array.from({ length: domainCount }, (_, at) => ({ id: `d${at}`, name: `Domein ${at}`, owner: null }))
  const types = domains.flatMap(({ id }, at) =>
    Array.from({ length: typesEach + (at % 3) }, (_, type) => ({
      id: `${id}t${type}`,
      name: `Type ${type}`,
      domainId: id,
      kinds: ['person', 'organisation', 'household'],
      isRetired: false,
    })),
  )
  return {
    domains: domains as unknown as Domain[],
    types: types as unknown as RelationType[],
    linkTypes: [],
    fields: [],
    usage: { types: {}, linkTypes: {}, fields: {} },
  }
}

const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

describe.each([
  [0, 0],
  [1, 2],
  [7, 4],
  [63, 20],
])('the picture of %i domains with %i types or more', (count, typesEach) => {
  const { width, height, domains, kinds, connections } = layOut(modelOf(count, typesEach), words)
  const boxes = [...domains, ...kinds]

  test('holds every box, and none lies over another', () => {
    expect(domains).toHaveLength(count)
    for (const box of boxes) {
      expect(box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= height).toBe(true)
      expect(boxes.filter((other) => other !== box && overlap(box, other))).toEqual([])
    }
  })

  test('has its lines in the room between the boxes only', () => {
    expect(connections).toHaveLength(typesEach === 0 ? 0 : count * 3)
    for (const { from, to, path } of connections) {
      const [startX, , , , , , endX] = path.match(/[\d.]+/g)!.map(Number) as [number, ...number[]]
      const [low, high] = [Math.min(startX, endX!), Math.max(startX, endX!)]
      expect([from.x, from.x + from.width]).toContain(startX)
      expect([to.x, to.x + to.width]).toContain(endX)
      expect(boxes.filter(({ x, width: own }) => x < high && x + own > low)).toEqual([])
    }
  })
})
