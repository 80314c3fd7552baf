import type { LinkType, RelationLink } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { directionsOf, findLinks, firstOf, groupLinks } from './links.view.ts'

const anybody = {
  definition: '',
  fromKinds: ['person', 'organisation', 'household'],
  toKinds: ['person', 'organisation', 'household'],
  functions: [],
  domainId: null,
  isHierarchy: true,
  isRetired: false,
  version: 1,
} satisfies Partial<LinkType>
const types: readonly LinkType[] = [
  { id: '1', key: 'location_of', label: 'vestiging van', reverseLabel: 'heeft vestiging', ...anybody },
  { id: '2', key: 'governed_by', label: 'valt onder', reverseLabel: 'bestuurt', ...anybody },
  {
    id: '3',
    key: 'works_with',
    label: 'werkt samen met',
    reverseLabel: 'werkt samen met',
    ...anybody,
    isHierarchy: false,
  },
]

let count = 0
function link(label: string, linkTypeKey: string, name: string, until: string | null = null): RelationLink {
  count += 1
  return {
    id: String(count),
    label,
    linkTypeKey,
    function: null,
    from: null,
    until,
    followsId: null,
    version: 1,
    other: { id: `o${count}`, name, kind: 'organisation', place: 'Almere' },
  }
}

test('a school shows its board above, its locations below and its partners beside', () => {
  const groups = groupLinks(
    [
      link('werkt samen met', 'works_with', 'Museum'),
      link('heeft vestiging', 'location_of', 'Oost'),
      link('valt onder', 'governed_by', 'Stichting'),
      link('heeft vestiging', 'location_of', 'Noord'),
    ],
    types,
    '2026-03-05',
  )
  expect(groups.map(({ label, standing, links }) => [label, standing, links.map(({ other }) => other.name)])).toEqual([
    ['valt onder', 'above', ['Stichting']],
    ['heeft vestiging', 'below', ['Noord', 'Oost']],
    ['werkt samen met', 'beside', ['Museum']],
  ])
})

test('ended links are last in their group, and ended today is ended', () => {
  const [group] = groupLinks(
    [link('valt onder', 'governed_by', 'A', '2026-03-05'), link('valt onder', 'governed_by', 'B', '2026-03-06')],
    types,
    '2026-03-05',
  )
  expect(group?.links.map(({ other }) => other.name)).toEqual(['B', 'A'])
})

test('a long group shows its first, and never hides just one', () => {
  const many = (size: number) => ({
    label: 'heeft vestiging',
    standing: 'below' as const,
    links: Array.from({ length: size }, (_, index) => link('heeft vestiging', 'location_of', `Locatie ${index}`)),
  })
  expect(firstOf(many(7))).toMatchObject({ hidden: 0 })
  expect(firstOf(many(34))).toMatchObject({ hidden: 28 })
})

test('a link can be laid from both sides, one that reads alike only once', () => {
  expect(directionsOf(types, 'person').map(({ label, isReversed }) => [label, isReversed])).toEqual([
    ['vestiging van', false],
    ['heeft vestiging', true],
    ['valt onder', false],
    ['bestuurt', true],
    ['werkt samen met', false],
  ])
})

test('looking through a long list works on name and place', () => {
  const links = [
    link('heeft vestiging', 'location_of', 'De Zonnewijzer'),
    link('heeft vestiging', 'location_of', 'De Regenboog'),
  ]
  expect(findLinks(links, 'regen alm').map(({ other }) => other.name)).toEqual(['De Regenboog'])
  expect(findLinks(links, '')).toHaveLength(2)
})
