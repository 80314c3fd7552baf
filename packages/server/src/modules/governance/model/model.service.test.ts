import { BuiltInField } from '@klantregie/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { EVERY_DOMAIN } from '../../../platform/context.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { createOrganisation, productAt } from '../../admin/index.ts'
import { domainMaskOf, findDomains, findFields, findLinkTypes, findTypes, getType } from '../index.ts'
import { addRelationType } from './type.service.ts'
import { standardLinkTypes, standardTypes } from './standard-model.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})

describe('the model every organisation starts with', () => {
  test('is in the language of the organisation', async () => {
    const types = await app.inTransaction(findTypes)
    expect(types.map((type) => type.key)).toEqual(Object.keys(standardTypes))
    expect(types.find((type) => type.key === 'borrower')).toMatchObject({
      name: 'Lener',
      kinds: ['person', 'household'],
    })

    const input = { name: 'City Library', language: 'en' as const, branches: [], isDemo: false }
    const { tenantId } = await createOrganisation(app.started.transactions, input)
    const english = await app.inTransaction(findTypes, productAt(tenantId))
    expect(english.find((type) => type.key === 'borrower')).toMatchObject({ name: 'Borrower' })
  })

  test('says of every type what it means, in which domain', async () => {
    const [types, domains] = await app.inTransaction(
      async (ctx) => [await findTypes(ctx), await findDomains(ctx)] as const,
    )
    const known = new Set(domains.map((domain) => domain.id))
    expect(types.filter((type) => !known.has(type.domainId) || type.definition === null)).toEqual([])
    expect(domains.map((domain) => domain.bit)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  test('says of every field why we keep it', async () => {
    const fields = await app.inTransaction(findFields)
    expect(fields.map((field) => field.key).toSorted()).toEqual(BuiltInField.options.toSorted())
    expect(fields.every((field) => field.goal !== '')).toBe(true)
  })

  test('reads a link from both sides', async () => {
    const links = await app.inTransaction(findLinkTypes)
    expect(links.map((link) => link.key)).toEqual([...standardLinkTypes])
    expect(links.find((link) => link.key === 'governed_by')).toMatchObject({
      label: 'valt onder',
      reverseLabel: 'bestuurt',
    })
  })
})

describe('whose relations somebody may see', () => {
  test('without limits: everybody’s; with domains: theirs; with domains that do not exist: nobody’s', async () => {
    await app.inTransaction(async (ctx) => {
      const [first, , third] = await findDomains(ctx)
      expect(await domainMaskOf(ctx, [])).toBe(EVERY_DOMAIN)
      expect(await domainMaskOf(ctx, [first!.id, third!.id])).toBe('5')
      expect(await domainMaskOf(ctx, [crypto.randomUUID()])).toBe('0')
    })
  })
})

describe('a type of one’s own', () => {
  test('comes behind the others, gets a key from its name, and leaves a trace', async () => {
    const type = await app.inTransaction(async (ctx) => {
      const [domain] = await findDomains(ctx)
      return addRelationType(ctx, { name: 'Vriend van het órgel', kinds: ['person', 'person'], domainId: domain!.id })
    })
    expect(type).toMatchObject({ key: 'vriend_van_het_orgel', kinds: ['person'], definition: null })
    expect((await app.inTransaction(findTypes)).at(-1)?.id).toBe(type.id)
    expect(await app.audit()).toContainEqual(
      expect.objectContaining({ action: 'relation_type.added', subject_id: type.id }),
    )
  })

  test('with the same name, by two colleagues at once, becomes two types with two keys', async () => {
    const add = () =>
      app.inTransaction(async (ctx) => {
        const [domain] = await findDomains(ctx)
        return addRelationType(ctx, { name: 'Buurthuis', kinds: ['organisation'], domainId: domain!.id })
      })
    const types = await Promise.all([add(), add()])
    expect(types.map((type) => type.key).sort()).toEqual(['buurthuis', 'buurthuis_2'])
  })

  test('in a domain that does not exist is refused', async () => {
    const body = { name: 'Nergens', kinds: ['person'], domainId: crypto.randomUUID() }
    const reply = await app.as('administrator')('POST', '/relation-types', body)
    expect([reply.statusCode, reply.json().code]).toEqual([404, 'governance.domain_not_found'])
  })

  test('in a domain of another organisation is refused in the same way', async () => {
    const other = await app.otherTenant()
    const [domain] = await app.inTransaction(findDomains, other.who)
    const body = { name: 'Elders', kinds: ['person'], domainId: domain!.id }
    const reply = await app.as('administrator')('POST', '/relation-types', body)
    expect(reply.json().code).toBe('governance.domain_not_found')
  })

  test.each(['relation_manager', 'front_office', 'reader'] as const)(
    'a %s may read the model and not change it',
    async (role) => {
      expect((await app.as(role)('GET', '/relation-types')).statusCode).toBe(200)
      const [domain] = await app.inTransaction(findDomains)
      const reply = await app.as(role)('POST', '/relation-types', {
        name: 'Mag niet',
        kinds: ['person'],
        domainId: domain!.id,
      })
      expect([reply.statusCode, reply.json().code]).toEqual([403, 'auth.forbidden'])
    },
  )

  test('without a kind is refused with the place of the mistake', async () => {
    const [domain] = await app.inTransaction(findDomains)
    const reply = await app.as('administrator')('POST', '/relation-types', {
      name: 'Leeg',
      kinds: [],
      domainId: domain!.id,
    })
    expect([reply.statusCode, reply.json().details.issues[0].path]).toEqual([422, 'body.kinds'])
  })
})

test('a type of another organisation does not exist here', async () => {
  const other = await app.otherTenant()
  const [type] = await app.inTransaction(findTypes, other.who)
  await expect(app.inTransaction((ctx) => getType(ctx, type!.id))).rejects.toMatchObject({
    code: 'relations.type_not_found',
  })
})

test.each(['/domains', '/relation-types', '/fields', '/definitions'])(
  '%s is answered to whoever is signed in, and to nobody else',
  async (path) => {
    const reply = await app.as('reader')('GET', path)
    expect(reply.statusCode).toBe(200)
    expect(reply.json().items.length).toBeGreaterThan(0)
    expect((await app.anonymous('GET', path)).statusCode).toBe(401)
  },
)

test('a domain names its owner', async () => {
  const owner = app.who('relation_manager').actor
  await app.query(`update governance.domain set owner_user_id = $1 where key = 'education'`, [owner.id])
  const reply = await app.as('reader')('GET', '/domains')
  expect(reply.json().items).toContainEqual(expect.objectContaining({ key: 'education', owner: owner.name }))
})

test('a type that somebody has stays in its domain, because the right to see them follows from that', async () => {
  const as = app.as('administrator')
  const types = (await as('GET', '/relation-types')).json().items
  const volunteer = types.find((type: { key: string }) => type.key === 'volunteer')
  const other = types.find((type: { domainId: string }) => type.domainId !== volunteer.domainId)
  const body = {
    name: volunteer.name,
    kinds: volunteer.kinds,
    domainId: other.domainId,
    version: volunteer.version,
  }
  const person = { kind: 'person', name: { firstName: 'Sanne', surname: 'Domein' }, typeId: volunteer.id }
  expect((await as('POST', '/relations', person)).statusCode).toBe(200)
  const refused = await as('PATCH', `/relation-types/${volunteer.id}`, body)
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'governance.type_stays_in_domain'])
})
