import { beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeRelation, makeRelations, makeRights, organisation, person } from '../testing/make-relations.ts'
import { addFavourite, listAtHand, rememberSeen } from './at-hand.service.ts'

let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>
beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
})
const desk = (...[method, url, body]: Parameters<ReturnType<TestApp['as']>>) =>
  app.as('front_office')(method, url, body)
const mine = async () => (await desk('GET', '/me/relations')).json()
const names = (items: any[]) => items.map((item) => item.name)

test('what is kept at hand and looked at last is one’s own, the last first', async () => {
  const [eva, jan] = (await makeRelations(app, [
    person({ first: 'Eva', surname: 'Hand' }),
    person({ first: 'Jan', surname: 'Hand' }),
  ])) as [string, string]
  app.clock.set('2026-03-02T09:00:00Z')
  await desk('PUT', `/me/favourites/${eva}`)
  await desk('PUT', `/me/favourites/${eva}`)
  await desk('PUT', `/me/seen/${eva}`)
  app.clock.set('2026-03-02T09:01:00Z')
  await desk('PUT', `/me/seen/${jan}`)
  expect(names((await mine()).favourites)).toEqual(['Eva Hand'])
  expect(names((await mine()).recent)).toEqual(['Jan Hand', 'Eva Hand'])
  app.clock.set('2026-03-02T09:02:00Z')
  await desk('PUT', `/me/seen/${eva}`)
  expect(names((await mine()).recent)).toEqual(['Eva Hand', 'Jan Hand'])
  expect((await app.as('reader')('GET', '/me/relations')).json()).toEqual({ favourites: [], recent: [] })
  await desk('DELETE', `/me/favourites/${eva}`)
  await desk('DELETE', '/me/seen')
  expect(await mine()).toEqual({ favourites: [], recent: [] })
})

test('only the last thirty are remembered', async () => {
  const ids = await makeRelations(
    app,
    Array.from({ length: 33 }, (_, index) => organisation(`Bekeken ${index}`)),
  )
  for (const [index, id] of ids.entries()) {
    app.clock.set(`2026-03-02T09:10:${String(index).padStart(2, '0')}Z`)
    await desk('PUT', `/me/seen/${id}`)
  }
  const { recent } = await mine()
  expect(recent).toHaveLength(30)
  expect(recent[0].name).toBe('Bekeken 32')
})

test('a relation that was merged is found once, under the one that stayed, and stays at hand after an undo', async () => {
  const make = async (organisationName: string) =>
    (await app.as('relation_manager')('POST', '/relations', { kind: 'organisation', organisationName })).json().relation
      .id as string
  const [winner, loser] = [await make('Blijver'), await make('Blijver bv')]
  for (const id of [winner, loser]) await desk('PUT', `/me/favourites/${id}`)
  const { mergeId } = (await app.as('relation_manager')('POST', '/merges', { winnerId: winner, loserId: loser })).json()
  expect((await mine()).favourites.filter((item: any) => item.id === winner)).toHaveLength(1)
  await app.as('relation_manager')('POST', `/merges/${mergeId}/undo`, {})
  expect(names((await mine()).favourites).sort()).toEqual(['Blijver', 'Blijver bv'])
})

test('what one may not see cannot be kept at hand, and disappears when the right goes', async () => {
  const hidden = await app.inTransaction((ctx) => makeRelation(ctx, organisation('Verborgen'), rights.other.id))
  await expect(app.inTransaction((ctx) => addFavourite(ctx, hidden), rights.limited)).rejects.toMatchObject({
    code: 'relations.relation_not_found',
  })
  const who = app.who('relation_manager')
  await app.inTransaction((ctx) => addFavourite(ctx, hidden), who)
  await app.inTransaction((ctx) => rememberSeen(ctx, hidden), who)
  expect(await app.inTransaction((ctx) => listAtHand(ctx), rights.limited)).toEqual({ favourites: [], recent: [] })
})
