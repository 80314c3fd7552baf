import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeRelations, makeRights, person } from '../testing/make-relations.ts'
import { findSummaries, namesOf } from './summary.service.ts'
import { getRelationPage } from './relation.service.ts'

let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>
beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
})

const anke = person({
  first: 'Anke',
  prefix: 'de',
  surname: 'Graaf',
  email: 'a@x.nl',
  phone: '+31612345678',
  place: 'Utrecht',
  card: '77',
})

test('the page shows the golden values', async () => {
  const [id] = await makeRelations(app, [anke])
  expect((await app.as('front_office')('GET', `/relations/${id!}`)).json()).toEqual({
    relation: {
      id,
      kind: 'person',
      displayName: 'Anke de Graaf',
      name: anke.name,
      organisationName: null,
      birthDate: null,
      emails: ['a@x.nl'],
      phones: anke.phones,
      website: null,
      addresses: anke.addresses,
      municipality: null,
      language: null,
      identifiers: anke.identifiers,
      own: {},
    },
    references: [],
    roles: [],
    labels: [],
    links: [],
    linkCount: 0,
    createdAt: '2026-03-02T09:00:00.000Z',
    changedAt: '2026-03-02T09:00:00.000Z',
    isArchived: false,
    mayWrite: true,
    mayArchive: false,
    readOnly: [],
    limited: {},
  })
  expect((await app.as('reader')('GET', `/relations/${id!}`)).json().mayWrite).toBe(false)
})

test('archiving and bringing back, each once in the trail', async () => {
  const [id] = await makeRelations(app, [anke])
  const post = (what: string) => app.as('relation_manager')('POST', `/relations/${id!}/${what}`)
  for (const what of ['archive', 'archive', 'restore', 'restore', 'archive'])
    expect((await post(what)).json()).toEqual({ ok: true })
  expect((await app.as('reader')('GET', `/relations/${id!}`)).json().isArchived).toBe(true)
  const actions = (await app.audit()).filter((entry) => entry.subject_id === id).map((entry) => entry.action)
  expect(actions).toEqual(['relation.archived', 'relation.restored', 'relation.archived'])
})

describe('who may not see a relation learns nothing of it', () => {
  const routes = [
    ['GET', ''],
    ['GET', '/links'],
    ['POST', '/archive'],
    ['POST', '/restore'],
  ] as const
  test.each(routes)('another organisation: %s %s', async (method, path) => {
    const [id] = await makeRelations(app, [anke])
    const other = await app.otherTenant()
    const [real, unreal] = [
      await other.as(method, `/relations/${id!}${path}`),
      await other.as(method, `/relations/019a0000-0000-7000-8000-000000000001${path}`),
    ]
    expect([real.statusCode, real.json().code]).toEqual([404, 'relations.relation_not_found'])
    expect(real.json()).toEqual(unreal.json())
  })
  test('another domain', async () => {
    const [id] = await makeRelations(app, [anke], rights.other.id)
    await expect(app.inTransaction((ctx) => getRelationPage(ctx, id!), rights.limited)).rejects.toMatchObject({
      code: 'relations.relation_not_found',
    })
    expect(await app.inTransaction((ctx) => findSummaries(ctx, [id!]), rights.limited)).toEqual(new Map())
    expect(await app.inTransaction((ctx) => namesOf(ctx, [id!]))).toEqual(new Map([[id, 'Anke de Graaf']]))
    expect(await app.inTransaction((ctx) => namesOf(ctx, []))).toEqual(new Map())
  })
  test('nobody signed in, and a reader who would write', async () => {
    const [id] = await makeRelations(app, [anke])
    expect((await app.anonymous('GET', `/relations/${id!}`)).statusCode).toBe(401)
    expect((await app.as('reader')('POST', `/relations/${id!}/archive`)).statusCode).toBe(403)
  })
})
