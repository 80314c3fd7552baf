import { beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '../../../platform/context.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { getRelationPage, searchRelations } from '../../relations/index.ts'
import { listProtections } from './protection.service.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})

/** On another day; sessions would have ended by then. */
async function later<T>(moment: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  app.clock.set(moment)
  try {
    return await app.inTransaction(work, app.who('relation_manager'))
  } finally {
    app.clock.set('2026-03-02T09:00:00.000Z')
  }
}

let count = 0
async function aPerson(fields: Record<string, unknown> = {}) {
  count += 1
  const number = String(10_000_000 + count).slice(1)
  const reply = await app.as('administrator')('POST', '/relations', {
    kind: 'person',
    name: { firstName: 'Veilig', surname: `Beschermd${number}` },
    emails: [`schuil${number}@voorbeeld.nl`],
    phones: [`061${number}`],
    addresses: [
      { use: 'visit', street: 'Schuilstraat', houseNumber: '1', postcode: '4231 AB', place: `Schuilplaats${number}` },
    ],
    ...fields,
  })
  expect(reply.statusCode, reply.body).toBe(200)
  return { id: reply.json().relation.id as string, number }
}
const manager = () => app.as('relation_manager')
const protect = (id: string, reviewOn = '2026-09-01') =>
  manager()('POST', `/relations/${id}/protection`, { reason: 'Wordt gezocht door een ex-partner', reviewOn })
const page = async (id: string, as = manager()) => (await as('GET', `/relations/${id}`)).json()
const found = async (q: string) =>
  (await manager()('GET', `/relations/search?q=${encodeURIComponent(q)}`))
    .json()
    .items.map(({ id }: { id: string }) => id)

describe('protecting somebody', () => {
  test('masks everything but the name at once, on the page, in lists and in search', async () => {
    const { id, number } = await aPerson()
    expect(await found(`schuil${number}@voorbeeld.nl`)).toEqual([id])
    expect((await protect(id)).json()).toMatchObject({
      reviewOn: '2026-09-01',
      startedBy: 'Test relation_manager',
      ended: null,
    })
    expect(await page(id)).toMatchObject({
      mask: 'protected',
      relation: { emails: [], phones: [], addresses: [], birthDate: null, displayName: `Veilig Beschermd${number}` },
      limited: {
        emails: { access: 'masked', because: 'protected', texts: ['s•••@•••.nl'] },
        addresses: { texts: ['•••• ••'] },
      },
    })
    const [row] = (await manager()('GET', `/relations?q=Beschermd${number}`)).json().items
    expect(row).toMatchObject({
      id,
      mask: 'protected',
      email: null,
      phone: null,
      place: null,
      limited: { emails: { access: 'masked' } },
    })
    for (const q of [`schuil${number}@voorbeeld.nl`, `061${number}`, `Schuilplaats${number}`])
      expect(await found(q), q).toEqual([])
    expect(await found(`Beschermd${number}`)).toEqual([id])
    expect((await manager()('GET', `/relations/places?q=Schuilplaats${number}`)).json().items).toEqual([])
    expect(await app.query(`select from relations.contact_point where relation_id = $1`, [id])).toEqual([])
  })
  test('leaves nothing of a nameless relation to be called by', async () => {
    const { id } = await aPerson({ name: undefined })
    await protect(id)
    expect((await page(id)).relation.displayName).toBe('—')
    expect(await app.query('select display_name, sort_key from relations.relation where id = $1', [id])).toEqual([
      { display_name: '—', sort_key: '—' },
    ])
  })
  test('is refused twice, for a day that has passed, and to who may not', async () => {
    const { id } = await aPerson()
    expect((await protect(id, '2026-03-02')).json().code).toBe('privacy.review_in_past')
    expect((await app.as('front_office')('POST', `/relations/${id}/protection`, {})).statusCode).toBe(403)
    await protect(id)
    expect((await protect(id)).json().code).toBe('privacy.protection_active')
    const other = await app.otherTenant()
    expect(
      (
        await other.as('POST', `/relations/${id}/protection`, { reason: 'Proberen maar', reviewOn: '2027-01-01' })
      ).json().code,
    ).toBe('relations.relation_not_found')
  })
  test('ends, and everything is found again', async () => {
    const { id, number } = await aPerson()
    await protect(id)
    expect((await manager()('POST', `/relations/${id}/protection/end`, { reason: 'Niet meer nodig' })).statusCode).toBe(
      200,
    )
    expect((await page(id)).relation.emails).toEqual([`schuil${number}@voorbeeld.nl`])
    expect((await page(id)).mask).toBeUndefined()
    expect(await found(`schuil${number}@voorbeeld.nl`)).toEqual([id])
    const { current, history } = (await manager()('GET', `/relations/${id}/protection`)).json()
    expect([current, history[0].ended.reason]).toEqual([null, 'Niet meer nodig'])
    expect((await manager()('POST', `/relations/${id}/protection/end`, { reason: 'Nog eens' })).json().code).toBe(
      'privacy.protection_not_found',
    )
  })
  test('is looked at again on a day, those first whose day has come', async () => {
    const [one, two] = [await aPerson(), await aPerson()]
    await protect(one.id, '2026-04-01')
    await protect(two.id, '2026-03-20')
    const { items, due } = await later('2026-03-21T09:00:00.000Z', (ctx) => listProtections(ctx, { limit: 1 }))
    expect(items[0]).toMatchObject({ relationId: two.id, isDue: true, name: `Veilig Beschermd${two.number}` })
    expect(due).toBe(1)
    await manager()('POST', `/relations/${two.id}/protection/review`, { reviewOn: '2026-10-01' })
    expect((await later('2026-03-21T09:00:00.000Z', (ctx) => listProtections(ctx, { limit: 9 }))).due).toBe(0)
    expect((await manager()('GET', '/protections?limit=1')).json()).toMatchObject({
      due: 0,
      items: [{ relationId: one.id }],
    })
  })
})

describe('having the particulars shown', () => {
  const unmask = (id: string, as = manager()) =>
    as('POST', `/relations/${id}/unmask`, { reason: 'Brief over de verlenging' })
  test('for half an hour, to who asked, on the page only, and everybody can see that it happened', async () => {
    const { id, number } = await aPerson()
    await protect(id)
    expect((await unmask(id)).json()).toEqual({ until: '2026-03-02T09:30:00.000Z' })
    expect(await page(id)).toMatchObject({
      mask: 'protected',
      unmaskedUntil: '2026-03-02T09:30:00.000Z',
      limited: {},
      relation: { emails: [`schuil${number}@voorbeeld.nl`] },
    })
    expect((await page(id, app.as('administrator'))).relation.emails).toEqual([])
    expect((await manager()('GET', `/relations?q=Beschermd${number}`)).json().items[0].email).toBeNull()
    app.clock.set('2026-03-02T09:30:00.000Z')
    expect((await page(id)).relation.emails).toEqual([])
    app.clock.set('2026-03-02T09:00:00.000Z')
    expect((await manager()('GET', `/relations/${id}/protection`)).json().unmaskings).toMatchObject([
      { by: 'Test relation_manager', reason: 'Brief over de verlenging' },
    ])
    const actions = (await app.audit()).filter((entry) => entry.subject_id === id).map(({ action }) => action)
    expect(actions).toEqual(
      expect.arrayContaining(['protection.started', 'protection.unmasked', 'relation.protected_read']),
    )
  })
  test('of a child too, and sooner over when somebody says so', async () => {
    const { id } = await aPerson({ birthDate: '2015-05-05' })
    expect(await page(id)).toMatchObject({ mask: 'minor', relation: { birthDate: null, emails: [] } })
    await unmask(id)
    expect((await page(id)).relation.birthDate).toBe('2015-05-05')
    await manager()('DELETE', `/relations/${id}/unmask`)
    expect((await page(id)).relation.birthDate).toBeNull()
  })
  test('of a child at the front office too, with the reason kept, and never of somebody under protection', async () => {
    const { id, number } = await aPerson({ birthDate: '2015-05-05' })
    const desk = app.as('front_office')
    const show = (reason = 'Ouder aan de balie wil het nummer wijzigen') =>
      desk('POST', `/relations/${id}/unmask-minor`, { reason })
    expect((await page(id, desk)).relation.phones).toEqual([])
    expect((await show(' ')).statusCode).toBe(422)
    expect((await show()).json()).toEqual({ until: '2026-03-02T09:30:00.000Z' })
    expect((await page(id, desk)).relation.emails).toEqual([`schuil${number}@voorbeeld.nl`])
    expect((await page(id)).relation.emails).toEqual([])
    expect((await desk('GET', `/relations?q=Beschermd${number}`)).json().items[0].email).toBeNull()
    // Looking at the page afterwards stands in the trail as well.
    const shown = (await app.audit()).filter(({ action }) => action === 'protection.unmasked').at(-1)
    expect(shown).toMatchObject({
      subject_id: id,
      details: { mask: 'minor', reason: 'Ouder aan de balie wil het nummer wijzigen' },
    })
    expect((await desk('DELETE', `/relations/${id}/unmask`)).statusCode).toBe(200)
    expect((await page(id, desk)).relation.emails).toEqual([])
    await show()
    await protect(id)
    expect((await page(id, desk)).relation.emails).toEqual([])
    expect((await show()).json()).toMatchObject({ code: 'auth.forbidden' })
  })
  test('of a child is refused to readers, for an adult, and elsewhere', async () => {
    const child = await aPerson({ birthDate: '2015-05-05' })
    const adult = await aPerson({ birthDate: '1985-05-05' })
    const body = { reason: 'Nieuwsgierig genoeg' }
    expect((await app.as('reader')('POST', `/relations/${child.id}/unmask-minor`, body)).statusCode).toBe(403)
    expect((await app.as('front_office')('POST', `/relations/${adult.id}/unmask-minor`, body)).json().code).toBe(
      'privacy.nothing_masked',
    )
    const other = await app.otherTenant()
    expect((await other.as('POST', `/relations/${child.id}/unmask-minor`, body)).json().code).toBe(
      'relations.relation_not_found',
    )
  })
  test('is refused to who may not, without a reason, and where nothing is masked', async () => {
    const { id } = await aPerson()
    expect((await unmask(id)).json().code).toBe('privacy.nothing_masked')
    await protect(id)
    for (const role of ['front_office', 'reader'] as const)
      expect((await unmask(id, app.as(role))).statusCode).toBe(403)
    expect((await manager()('POST', `/relations/${id}/unmask`, { reason: ' ' })).statusCode).toBe(422)
  })
  test('what is shown can be changed, and what is masked cannot', async () => {
    const { id, number } = await aPerson()
    await protect(id)
    const change = (expected: unknown) =>
      manager()('PATCH', `/relations/${id}/fields`, {
        change: { field: 'emails', value: ['nieuw@voorbeeld.nl'] },
        expected,
      })
    expect((await change([])).json().code).toBe('relations.field_hidden')
    await unmask(id)
    expect((await change([`schuil${number}@voorbeeld.nl`])).statusCode).toBe(200)
    expect(await app.query(`select email from relations.relation where id = $1`, [id])).toEqual([{ email: null }])
  })
})

describe('a child', () => {
  test('is masked until the day of sixteen, without anybody doing anything', async () => {
    const { id, number } = await aPerson({ birthDate: '2010-03-03' })
    expect(await found(`schuil${number}@voorbeeld.nl`)).toEqual([])
    expect(await found(`Beschermd${number}`)).toEqual([id])
    const hits = await later('2026-03-03T09:00:00.000Z', (ctx) =>
      searchRelations(ctx, { q: `schuil${number}@voorbeeld.nl`, limit: 5 }),
    )
    expect(hits.items).toMatchObject([{ id, email: `schuil${number}@voorbeeld.nl` }])
    expect((await later('2026-03-03T09:00:00.000Z', (ctx) => getRelationPage(ctx, id))).mask).toBeUndefined()
  })
})

test('protection goes along with a merge and its undo', async () => {
  const [safe, other] = [await aPerson(), await aPerson()]
  await protect(safe.id)
  const { mergeId } = (await manager()('POST', '/merges', { winnerId: other.id, loserId: safe.id })).json()
  expect((await page(other.id)).mask).toBe('protected')
  expect(await found(`schuil${other.number}@voorbeeld.nl`)).toEqual([])
  await manager()('POST', `/merges/${mergeId}/undo`, {})
  expect([(await page(other.id)).mask, (await page(safe.id)).mask]).toEqual([undefined, 'protected'])
  expect(await found(`schuil${other.number}@voorbeeld.nl`)).toEqual([other.id])
  expect(await found(`schuil${safe.number}@voorbeeld.nl`)).toEqual([])
})

test('a note about somebody under protection is not read by who is not shown the rest', async () => {
  const { id } = await aPerson()
  await manager()('POST', `/relations/${id}/interactions`, { kind: 'note', text: 'Woont nu bij haar zus in Zwolle' })
  await protect(id)
  const notes = async () => (await manager()('GET', `/relations/${id}/timeline?kind=interaction`)).json().items
  expect(await notes()).toMatchObject([{ text: null, isWithheld: true }])
  await manager()('POST', `/relations/${id}/unmask`, { reason: 'Overleg met haar' })
  expect(await notes()).toMatchObject([{ text: 'Woont nu bij haar zus in Zwolle' }])
})

test('a text is looked at and nothing of it is kept', async () => {
  const reply = await app.as('reader')('POST', '/text-checks', { text: 'Ligt ziek thuis, BSN 111222333' })
  expect(reply.json()).toEqual({
    warnings: [
      { kind: 'bsn', words: ['111222333'] },
      { kind: 'health', words: ['ziek'] },
    ],
  })
  expect(JSON.stringify(await app.audit())).not.toContain('111222333')
})
