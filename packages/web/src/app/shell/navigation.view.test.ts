import { expect, test } from 'vitest'
import type { NavigationItem } from '../../lib/feature.ts'
import { railOf } from './navigation.view.ts'

const items: readonly NavigationItem[] = [
  { section: 'admin', label: 'Beheer', href: '/admin', isMain: true },
  { section: 'admin', label: 'Gebruikers', href: '/admin/users' },
  { section: 'today', label: 'Vandaag', href: '/', isMain: true },
  { section: 'relations', label: 'Relaties', href: '/relations', isMain: true },
  { section: 'relations', label: 'Inlezen', href: '/imports' },
]

test('sections keep their order and empty ones are absent', () => {
  expect(railOf(items, '/').map((entry) => entry.label)).toEqual(['Vandaag', 'Relaties', 'Beheer'])
})

test.each([
  { path: '/', open: 'Vandaag' },
  { path: '/relations/0198', open: 'Relaties' },
  { path: '/imports/0198/mapping', open: 'Relaties' },
  { path: '/admin/users', open: 'Beheer' },
  { path: '/relationship', open: undefined },
])('$path lies in $open', ({ path, open }) => {
  expect(railOf(items, path).find((entry) => entry.isOpen)?.label).toBe(open)
})

test('the screen one is on is marked below its section', () => {
  const admin = railOf(items, '/admin/users').find((entry) => entry.section === 'admin')
  expect(admin?.items).toEqual([{ label: 'Gebruikers', href: '/admin/users', isCurrent: true }])
})
