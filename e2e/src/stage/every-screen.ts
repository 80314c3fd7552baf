import { beforeAll, describe, expect, test, vi } from 'vitest'
import { administrator, type Errands } from './errands.ts'
import type { Screen } from './screens.ts'
import { stage } from './stage.ts'
import type { Visitor } from './visitor.ts'

/** Words of the interface that would stand out in an English sentence. */
const DUTCH = /\b(relaties|vestiging|gebruikers|bewaren|wijzigen|zoeken|inlezen|toevoegen|aanmelden|ongedaan)\b/i

/** What a page is about has to be there first. Answers its id, which takes the place of the name in the address. */
const MADE: Readonly<Record<string, (errands: Errands) => Promise<string>>> = {
  ':id': async ({ ask }) => {
    const { relation } = await ask<{ relation: { id: string } }>('POST', '/relations', {
      kind: 'person',
      name: { firstName: 'Willemijn', prefix: 'van den', surname: 'Broeck' },
      emails: ['willemijn@voorbeeld.example'],
      phones: ['06 1234 5678'],
      addresses: [{ use: 'visit', street: 'Molenpad', houseNumber: '3', postcode: '4201 AB', place: 'Gorinchem' }],
    })
    await ask('POST', `/relations/${relation.id}/facts`, { kind: 'ticket', quantity: 2, amountCents: 5000 })
    return relation.id
  },
  ':offering': async ({ ask }) => {
    const offering = {
      ...{ kind: 'event', parentId: null, title: 'Hamlet', genreId: null, branchId: null, endsAt: null, capacity: 300 },
      ...{ startsAt: '2026-01-10T19:00:00.000Z', state: 'planned', makers: ['Het Gezelschap'], targetGroupIds: [] },
      ...{ priceTypes: [{ name: 'Rang 1', amountCents: 2500 }], externalId: null },
    }
    return (await ask<Made>('POST', '/offerings', offering)).id
  },
  ':view': async ({ ask }) =>
    (await ask<Made>('POST', '/relations/views', { name: 'Everybody on the map', query: 'vorm=kaart' })).id,
  ':domain': async ({ ask }) => (await ask<Made>('POST', '/governance/domains', { name: 'Theatre visitors' })).id,
  ':term': async ({ ask }) =>
    (await ask<Made>('POST', '/definitions', { term: 'Loan', meaning: 'One work lent to one borrower.' })).id,
  ':dpia': async ({ ask }) => (await ask<Made>('POST', '/assessments', { title: 'Personal tips', purposeId: null })).id,
  ':deed': async ({ ask }) => {
    const { relation } = await ask<{ relation: { id: string } }>('POST', '/relations', {
      kind: 'person',
      name: { surname: 'Aalders' },
    })
    const label = await ask<{ id: string }>('POST', '/labels', { name: 'Open day' })
    const what = { kind: 'add_label', labelId: label.id }
    return (await ask<{ id: string }>('POST', '/bulk-deeds', { what, relationIds: [relation.id], expected: 1 })).id
  },
  ':segment': async ({ ask }) => {
    const of = [
      { about: 'age', from: null, to: 30 },
      { group: 'none', of: [{ about: 'reach', has: 'email' }] },
    ]
    const { id } = await ask<Made>('POST', '/segments', {
      name: 'Young people with e-mail',
      conditions: { group: 'all', of },
    })
    await ask('POST', `/segments/${id}/moments`, { name: 'At the start of the season' })
    return id
  },
  ':other': async ({ ask }) => {
    const conditions = { group: 'all', of: [{ about: 'reach', has: 'email' }] }
    return (await ask<Made>('POST', '/segments', { name: 'Everybody with e-mail', conditions })).id
  },
  ':rule': async ({ ask }) => {
    const { items } = await ask<{ items: readonly Made[] }>('GET', '/retention/rules')
    return items[0]?.id ?? ''
  },
  ':counted': async ({ ask }) => {
    await countedToday(ask)
    return dutchToday()
  },
  ':freeze': async ({ ask }) => {
    await countedToday(ask)
    return (await ask<Made>('POST', '/inventory/freezes', { day: dutchToday(), name: 'Yearly report' })).id
  },
}
type Made = { readonly id: string }

const dutchToday = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date())

/** The inventory of today; counting is work in the background. */
async function countedToday(ask: Errands['ask']): Promise<void> {
  const day = dutchToday()
  await ask('POST', '/inventory/days', { day })
  await vi.waitFor(
    async () => {
      const { items } = await ask<{ items: { day: string; countedAt: string | null }[] }>('GET', '/inventory/days')
      if (!items.some((one) => one.day === day && one.countedAt !== null)) throw new Error(`${day} is not counted yet`)
    },
    { timeout: 30_000, interval: 200 },
  )
}

/** The journeys are walked in Dutch. Here each of these screens is looked at once more, in English and by keyboard. */
export function looksAtEvery(screens: readonly Screen[]): void {
  const set = stage({ isJourney: false })
  const made = new Map<string, string>()
  let anouk: Visitor

  beforeAll(async () => {
    anouk = await set.visitor()
    await anouk.signsIn(administrator)
    await set.errands.ask('PATCH', '/account', { language: 'en' })
    // What the product brings itself is written down in the language of whoever comes first.
    const asked = new Set(screens.flatMap(({ path }) => path.match(/:[a-z]+/g) ?? []))
    for (const [name, make] of Object.entries(MADE)) if (asked.has(name)) made.set(name, await make(set.errands))
  })

  describe.each(screens)('$path', ({ path, title, hasOwnWords = false }) => {
    test('is in English and in order', async () => {
      await anouk.opens(path.replaceAll(/:[a-z]+/g, (name) => made.get(name) ?? name))
      await anouk.seesTitle(title)
      await anouk.page.waitForLoadState('networkidle')
      expect(await anouk.page.evaluate(() => document.documentElement.lang)).toBe('en')
      const dutch = (await anouk.page.getByRole('main').innerText()).match(DUTCH)?.[0] ?? null
      if (!hasOwnWords) expect(dutch).toBeNull()
      await anouk.findsNothingWrong()
    })

    test('shows at every Tab where one is', async () => {
      const stops = await anouk.walksWithTab()
      expect(stops.length).toBeGreaterThan(0)
    })
  })
}
