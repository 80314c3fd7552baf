import { beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeRelation, makeRelations, makeRights, organisation, person } from '../testing/make-relations.ts'
import { refuseMove } from './link-move.rules.ts'

let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>

beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
})

const manager = (...[method, url, body]: Parameters<ReturnType<TestApp['as']>>) =>
  app.as('relation_manager')(method, url, body)
const contactOf = () => rights.linkTypes.find((type) => type.key === 'contact_of')!.id

const BASE = { from: '2020-01-01', until: null, otherId: 'old', toId: 'new', personId: 'me', on: '2026-03-01' }
test.each([
  { what: 'to another school', move: BASE, refusal: null },
  { what: 'from a link that runs until later', move: { ...BASE, until: '2027-01-01' }, refusal: null },
  { what: 'from a link that ends on that day', move: { ...BASE, until: '2026-03-01' }, refusal: null },
  {
    what: 'from a link that ended before',
    move: { ...BASE, until: '2026-02-28' },
    refusal: 'relations.link_has_ended',
  },
  { what: 'to the same school', move: { ...BASE, toId: 'old' }, refusal: 'relations.link_same_other' },
  { what: 'to oneself', move: { ...BASE, toId: 'me' }, refusal: 'relations.link_to_itself' },
  { what: 'before the link began', move: { ...BASE, on: '2019-12-31' }, refusal: 'relations.link_ends_before_start' },
])('going on $what: $refusal', ({ move, refusal }) => {
  expect(refuseMove(move)).toBe(refusal)
})

async function aContact() {
  const [who, old, next] = (await makeRelations(app, [
    person({ first: 'Eva', surname: 'Overstap' }),
    organisation('De Regenboog'),
    organisation('Het Kompas'),
  ])) as [string, string, string]
  const link = (
    await manager('POST', `/relations/${who}/links`, {
      linkTypeId: contactOf(),
      otherId: old,
      function: 'Cultuurcoördinator',
      from: '2022-08-01',
    })
  ).json()
  return { who, old, next, link }
}
const linksOf = async (id: string) =>
  (await manager('GET', `/relations/${id}/links`))
    .json()
    .items.map((link: any) => [link.other.name, link.from, link.until])

test('a contact person goes to work at another school: history at all three, and one act takes it back', async () => {
  const { who, old, next, link } = await aContact()
  const moved = await manager('POST', `/relations/${who}/links/${link.id}/move`, { toId: next, on: '2026-03-01' })
  expect(moved.statusCode, moved.body).toBe(200)
  const { ended, started } = moved.json()
  expect(ended).toMatchObject({ id: link.id, until: '2026-03-01', other: { name: 'De Regenboog' } })
  expect(started).toMatchObject({ from: '2026-03-01', until: null, function: 'Cultuurcoördinator', followsId: link.id })
  expect(await linksOf(who)).toEqual([
    ['Het Kompas', '2026-03-01', null],
    ['De Regenboog', '2022-08-01', '2026-03-01'],
  ])
  expect(await linksOf(old)).toEqual([['Eva Overstap', '2022-08-01', '2026-03-01']])
  expect(await linksOf(next)).toEqual([['Eva Overstap', '2026-03-01', null]])
  expect((await app.audit()).at(-1)).toMatchObject({ action: 'relation.link_moved', subject_id: who })

  const back = await manager('POST', `/relations/${who}/links/${started.id}/take-back-move`)
  expect(back.json()).toMatchObject({ id: link.id, until: null })
  expect(await linksOf(who)).toEqual([['De Regenboog', '2022-08-01', null]])
  expect(await linksOf(next)).toEqual([])
})

test('a move is refused to where somebody stands already, and not taken back when it was changed since', async () => {
  const { who, next, link } = await aContact()
  const there = (await manager('POST', `/relations/${who}/links`, { linkTypeId: contactOf(), otherId: next })).json()
  const move = () => manager('POST', `/relations/${who}/links/${link.id}/move`, { toId: next, on: '2026-03-01' })
  expect((await move()).json()).toMatchObject({ code: 'relations.link_exists' })
  // Nothing of it happened.
  expect((await manager('GET', `/relations/${who}/links`)).json().items.every((one: any) => one.until === null)).toBe(
    true,
  )
  await manager('POST', `/relations/${who}/links/${there.id}/end`, { until: '2026-01-01' })
  const { started } = (await move()).json()
  await manager('PATCH', `/relations/${who}/links/${started.id}`, { version: 1, function: 'Directeur' })
  expect((await manager('POST', `/relations/${who}/links/${started.id}/take-back-move`)).json()).toMatchObject({
    code: 'relations.link_changed',
  })
  expect((await manager('POST', `/relations/${who}/links/${there.id}/take-back-move`)).json()).toMatchObject({
    code: 'relations.link_not_moved',
  })
})

test('the function and the days of a link are corrected, never over what somebody did not see', async () => {
  const { who, link } = await aContact()
  const path = `/relations/${who}/links/${link.id}`
  expect((await manager('PATCH', path, { version: 1, function: '', from: '2023-01-01' })).json()).toMatchObject({
    function: null,
    from: '2023-01-01',
    version: 2,
  })
  expect((await manager('PATCH', path, { version: 1, function: 'Juf' })).json()).toMatchObject({
    code: 'relations.link_changed',
  })
  expect((await manager('PATCH', path, { version: 2, until: '2022-01-01' })).json()).toMatchObject({
    code: 'relations.link_ends_before_start',
  })
  expect((await app.as('reader')('PATCH', path, { version: 2, function: 'Juf' })).statusCode).toBe(403)
})

test('nobody moves somebody away from a school that they may not change', async () => {
  const { who, next, link } = await aContact()
  const { moveLink } = await import('./move-link.service.ts')
  const hidden = await app.inTransaction((ctx) => makeRelation(ctx, organisation('Verborgen'), rights.other.id))
  await expect(
    app.inTransaction(
      (ctx) => moveLink(ctx, { id: who, linkId: link.id, toId: hidden, on: '2026-03-01' }),
      rights.limited,
    ),
  ).rejects.toMatchObject({ code: 'relations.relation_not_found' })
  const reader = { ...app.who('relation_manager'), rights: { ...app.who('relation_manager').rights, change: '0' } }
  await expect(
    app.inTransaction((ctx) => moveLink(ctx, { id: who, linkId: link.id, toId: next, on: '2026-03-01' }), reader),
  ).rejects.toMatchObject({ code: 'relations.change_not_allowed' })
})
