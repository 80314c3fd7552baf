import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Who } from '../../../platform/context.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { listRelations } from '../list/own-list.service.ts'
import { getRelationPage } from '../page/relation.service.ts'
import { addRole, removeRole } from '../roles/role.service.ts'
import { makeRelation, makeRights, person } from '../testing/make-relations.ts'

let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>
let seesMine: Who
beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
  const mask = (1n << BigInt(rights.mine.bit)).toString()
  seesMine = { ...rights.limited, rights: { change: mask, export: mask, delete: '0', fields: {} } }
})
beforeEach(async () => {
  await app.query('update governance.domain_right set may_export = true where subject_key = $1', ['relation_manager'])
})

const typeOf = (domainId: string) =>
  rights.types.find((type) => type.domainId === domainId && type.kinds.includes('person'))!

/** Somebody who belongs to a domain that is seen and to one that is not. */
async function inBoth() {
  return app.inTransaction(async (ctx) => {
    const id = await makeRelation(ctx, person({ first: 'Twee', surname: 'Domeinen' }), rights.mine.id)
    await addRole(ctx, { id, typeId: typeOf(rights.mine.id).id, branchId: null, from: null, until: null })
    const hidden = await addRole(ctx, {
      id,
      typeId: typeOf(rights.other.id).id,
      branchId: null,
      from: null,
      until: null,
    })
    return { id, hiddenRoleId: hidden.id }
  })
}

const sources = {
  sourceNamesOf: () => Promise.resolve(new Map<string, string[]>()),
  relationIdsOfSource: () => undefined as never,
  relationIdsOfImport: () => undefined as never,
  sourceNames: () => Promise.resolve(new Map<string, string>()),
  segmentOf: () => Promise.reject(new Error('no segment is asked for')),
}

describe('what a relation is in a domain that somebody does not see', () => {
  test('is not on its page, not in its row, and filters nothing', async () => {
    const { id } = await inBoth()
    const page = await app.inTransaction((ctx) => getRelationPage(ctx, id), seesMine)
    expect(page.roles.map(({ domainId }) => domainId)).toEqual([rights.mine.id])
    const list = (filter: object) =>
      app.inTransaction(
        (ctx) => listRelations(ctx, { sort: 'name', direction: 'asc', limit: 50, ...filter }, sources),
        seesMine,
      )
    expect((await list({ q: 'Domeinen' })).items[0]?.types).toEqual([typeOf(rights.mine.id).name])
    expect(await list({ typeId: typeOf(rights.other.id).id })).toMatchObject({ items: [], total: 0 })
    expect(await list({ domainId: rights.other.id })).toMatchObject({ items: [], total: 0 })
  })
  test('cannot be given or taken away by them', async () => {
    const { id, hiddenRoleId } = await inBoth()
    const role = { id, typeId: typeOf(rights.other.id).id, branchId: null, from: null, until: null }
    await expect(app.inTransaction((ctx) => addRole(ctx, role), seesMine)).rejects.toMatchObject({
      code: 'relations.change_not_allowed',
    })
    await expect(
      app.inTransaction((ctx) => removeRole(ctx, { id, roleId: hiddenRoleId }), seesMine),
    ).rejects.toMatchObject({ code: 'relations.role_not_found' })
  })
})

test('a file holds only relations that may be taken along', async () => {
  await app.inTransaction(async (ctx) => {
    await makeRelation(ctx, person({ first: 'Mag', surname: 'Exportproef' }), rights.mine.id)
    await makeRelation(ctx, person({ first: 'Blijft', surname: 'Exportproef' }), rights.other.id)
  })
  await app.query('update governance.domain_right set may_export = false where subject_key = $1 and domain_id = $2', [
    'relation_manager',
    rights.other.id,
  ])
  const reply = await app.as('relation_manager')('GET', '/relations/export?format=json&q=Exportproef')
  expect(reply.json().map(({ name }: { name: string }) => name)).toEqual(['Mag Exportproef'])
  expect((await app.as('relation_manager')('GET', '/relations?q=Exportproef')).json().total).toBe(2)
})

test('archiving is refused to who may change and not delete', async () => {
  const { id } = await inBoth()
  expect((await app.as('front_office')('POST', `/relations/${id}/archive`)).json().code).toBe(
    'relations.delete_not_allowed',
  )
  expect((await app.as('front_office')('GET', `/relations/${id}`)).json()).toMatchObject({
    mayWrite: true,
    mayArchive: false,
  })
})
