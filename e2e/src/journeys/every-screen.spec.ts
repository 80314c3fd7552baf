import { beforeAll, describe, expect, test } from 'vitest'
import { administrator } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// The journeys are walked in Dutch. Here every screen is looked at once more, in English and by keyboard.
const set = stage({ isJourney: false })
let anouk: Visitor
let relationId = ''

beforeAll(async () => {
  const made = await set.errands.ask<{ relation: { id: string } }>('POST', '/relations', {
    kind: 'person',
    name: { firstName: 'Willemijn', prefix: 'van den', surname: 'Broeck' },
    emails: ['willemijn@voorbeeld.example'],
    phones: ['06 1234 5678'],
  })
  relationId = made.relation.id
  anouk = await set.visitor()
  await anouk.signsIn(administrator)
  await set.errands.ask('PATCH', '/account', { language: 'en' })
})

/** Words of the interface that would stand out in an English sentence. */
const DUTCH = /\b(relaties|vestiging|gebruikers|bewaren|wijzigen|zoeken|inlezen|toevoegen|aanmelden|ongedaan)\b/i

const screens = [
  { path: '/', title: /^Good (morning|afternoon|evening), Anouk$/ },
  { path: '/relaties', title: 'Relations' },
  { path: '/relaties?q=nobody', title: 'Relations' },
  { path: '/relaties/nieuw', title: 'New relation' },
  { path: '/relaties/:id', title: 'Willemijn van den Broeck' },
  { path: '/relaties/:id?tab=bronnen', title: 'Willemijn van den Broeck' },
  { path: '/relaties/:id/samenvoegen', title: 'Merge' },
  { path: '/vergelijken', title: 'Compare' },
  { path: '/vergelijken?tab=verslag', title: 'Compare' },
  { path: '/vergelijken?tab=instellingen', title: 'Compare' },
  { path: '/wie-geloven-we', title: 'Whom we believe' },
  { path: '/zoeken', title: 'Search' },
  { path: '/imports', title: /./ },
  { path: '/imports/new', title: /./ },
  { path: '/possible-duplicates', title: 'Possible duplicates' },
  { path: '/possible-duplicates/kinds', title: 'Questions by kind' },
  { path: '/possible-duplicates/kinds/sample?class=%22contact%22', title: 'Sample' },
  { path: '/possible-duplicates/households', title: 'Households' },
  { path: '/account', title: 'Sign-in and security' },
  { path: '/admin', title: /./ },
  { path: '/admin/users', title: 'Users' },
  { path: '/admin/branches', title: 'Branches' },
  { path: '/admin/organisation', title: 'Organisation' },
  { path: '/admin/jobs', title: /./ },
  { path: '/admin/audit', title: /./ },
  { path: '/this-does-not-exist', title: 'This page does not exist' },
]

describe.each(screens)('$path', ({ path, title }) => {
  test('is in English and in order', async () => {
    await anouk.opens(path.replace(':id', relationId))
    await anouk.seesTitle(title)
    await anouk.page.waitForLoadState('networkidle')
    expect(await anouk.page.evaluate(() => document.documentElement.lang)).toBe('en')
    expect((await anouk.page.getByRole('main').innerText()).match(DUTCH)?.[0] ?? null).toBeNull()
    await anouk.findsNothingWrong()
  })

  test('shows at every Tab where one is', async () => {
    const stops = await anouk.walksWithTab()
    expect(stops.length).toBeGreaterThan(0)
  })
})
