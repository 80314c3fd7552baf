import type { HierarchyNode } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { BOX, branchesOf, linesOf, pictureOf } from './hierarchy.view.ts'

const none = { count: 0, lastAt: null }
function node(relationId: string, parentId: string | null): HierarchyNode {
  const name = relationId
  return {
    relationId,
    parentId,
    label: null,
    linkId: null,
    name,
    kind: 'organisation',
    place: null,
    types: [],
    people: 0,
    own: none,
    below: none,
  }
}

test('a school that stands below two others is there twice, each with what is below it', () => {
  const [top] = branchesOf([
    node('board', null),
    node('a', 'board'),
    node('both', 'a'),
    node('room', 'both'),
    node('b', 'board'),
    node('both', 'b'),
  ])
  const paths = (branch: typeof top): readonly string[] =>
    branch ? [branch.key, ...branch.children.flatMap(paths)] : []
  expect(paths(top)).toEqual([
    'board',
    'board/a',
    'board/a/both',
    'board/a/both/room',
    'board/b',
    'board/b/both',
    'board/b/both/room',
  ])
})

test('in the picture no two boxes lie over one another and each parent stands above the middle of its children', () => {
  const { boxes, width, height } = pictureOf(
    branchesOf([node('board', null), node('a', 'board'), node('b', 'board'), node('c', 'b')]),
  )
  const at = (key: string) => boxes.find((box) => box.key.endsWith(key))!
  expect(at('board').x).toBe((at('board/a').x + at('b').x) / 2)
  expect(at('b/c').parent).toEqual({ x: at('/b').x, y: at('/b').y })
  expect(new Set(boxes.map(({ x, y }) => `${x} ${y}`)).size).toBe(4)
  expect([width, height]).toEqual([2 * BOX.width + BOX.gapX, 3 * BOX.height + 2 * BOX.gapY])
})

test.each([
  ['De Regenboog', ['De Regenboog']],
  ['Stichting voor Openbaar Primair Onderwijs Almere', ['Stichting voor', 'Openbaar Primair…']],
  ['Donaudampfschifffahrtsgesellschaft', ['', 'Donaudampfschifffahrt…']],
])('%s is written in the box as %s', (name, lines) => {
  expect(linesOf(name).filter(Boolean)).toEqual(lines.filter(Boolean))
})
