import { errorCodes } from '@klantregie/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { EVERY_DOMAIN } from '../../../platform/context.ts'
import { testApp, type Injected, type TestApp } from '../../../platform/testing/test-app.ts'
import { organisationNamed, relationsInDomain } from '../../../platform/testing/relations-in-domain.ts'
import { rightsOf } from '../index.ts'
import { cellOf, domainId, giveTo, setCell } from './testing/arrange.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  await relationsInDomain(app, [organisationNamed('Basisschool De Vlieger')], await domainId(app, 'education'))
  await relationsInDomain(app, [organisationNamed('Fonds Waterlinie')], await domainId(app, 'partners'))
})

const codeOf = (reply: Injected): [number, unknown] => [reply.statusCode, reply.json().code]
const namesFor = async (role: 'reader' | 'front_office' | 'relation_manager') =>
  ((await app.as(role)('GET', '/relations')).json().items as { name: string }[]).map(({ name }) => name).toSorted()

describe('a new organisation', () => {
  test('gives every standard role what it always had, in every domain', async () => {
    const { domains, subjects, cells } = (await app.as('privacy_officer')('GET', '/rights')).json()
    expect(domains).toHaveLength(7)
    expect(subjects).toHaveLength(5)
    const letters = new Map<string, Set<string>>()
    for (const { subject, rights, limits } of cells) {
      expect(limits).toEqual([])
      const given = Object.entries(rights).flatMap(([right, holds]) => (holds ? [right] : []))
      letters.set(subject.key, (letters.get(subject.key) ?? new Set()).add(given.join()))
    }
    expect(Object.fromEntries([...letters].map(([role, given]) => [role, [...given]]))).toEqual({
      administrator: ['see,change,export,delete'],
      privacy_officer: ['see,change,export,delete'],
      relation_manager: ['see,change,export,delete'],
      front_office: ['see,change'],
      reader: ['see'],
    })
  })

  test('spares everybody the test per row: who sees every domain has the mask of every domain', async () => {
    const person = { id: app.who('reader').actor.id, role: 'reader', teamIds: [], domainIds: [] }
    expect(await app.inTransaction((ctx) => rightsOf(ctx, person))).toEqual({
      domainMask: EVERY_DOMAIN,
      rights: { change: '0', export: '0', delete: '0', fields: {} },
      isOwner: false,
    })
  })
})

describe('who decides', () => {
  test('the administrator, as long as a domain has no owner', async () => {
    expect((await setCell(app, 'administrator', { domain: 'audience', key: 'reader' }, cellOf('s'))).statusCode).toBe(
      200,
    )
  })

  test('the owner, and then not the administrator any more', async () => {
    await giveTo(app, 'education', 'relation_manager')
    const asked = { domain: 'education', key: 'front_office' }
    expect(codeOf(await setCell(app, 'administrator', asked, cellOf('s')))).toEqual([403, 'governance.not_owner'])
    expect((await setCell(app, 'relation_manager', asked, cellOf('s'))).json()).toEqual(cellOf('s'))
    expect((await setCell(app, 'relation_manager', asked, cellOf('sc'))).statusCode).toBe(200)
  })

  test('the owner decides about no other domain', async () => {
    const reply = await setCell(app, 'relation_manager', { domain: 'partners', key: 'reader' }, cellOf(''))
    expect(codeOf(reply)).toEqual([403, 'governance.not_owner'])
  })

  test('a deputy decides like the owner', async () => {
    await app.query(`update governance.domain set deputy_user_id = $1 where key = 'education'`, [
      app.who('privacy_officer').actor.id,
    ])
    const asked = { domain: 'education', key: 'front_office' }
    expect((await setCell(app, 'privacy_officer', asked, cellOf('sc'))).statusCode).toBe(200)
    await app.query(`update governance.domain set deputy_user_id = null where key = 'education'`)
  })

  test('an owner who does not work here any more does not keep the administrator out', async () => {
    await giveTo(app, 'volunteers', 'front_office')
    const asked = { domain: 'volunteers', key: 'reader' }
    expect(codeOf(await setCell(app, 'administrator', asked, cellOf('s')))).toEqual([403, 'governance.not_owner'])
    await app.query(`update admin.app_user set is_active = false where role = 'front_office'`)
    expect((await setCell(app, 'administrator', asked, cellOf('s'))).statusCode).toBe(200)
    await app.query(`update admin.app_user set is_active = true where role = 'front_office'`)
    await giveTo(app, 'volunteers', null)
  })

  test('being owner brings the routes along, whatever the role, and ends with it', async () => {
    const permissions = async () => (await app.as('reader')('GET', '/session')).json().permissions as string[]
    expect(await permissions()).not.toContain('governance.domain.own')
    await giveTo(app, 'communication', 'reader')
    for (const permission of [
      'governance.domain.own',
      'governance.rights.read',
      'relations.relation.write',
      'relations.relation.export',
    ])
      expect(await permissions()).toContain(permission)
    await giveTo(app, 'communication', null)
    expect(await permissions()).not.toContain('governance.domain.own')
  })
})

describe('a change', () => {
  test('counts from the next request, for seeing and for not seeing', async () => {
    expect(await namesFor('reader')).toEqual(['Basisschool De Vlieger', 'Fonds Waterlinie'])
    await setCell(app, 'relation_manager', { domain: 'education', key: 'reader' }, cellOf(''))
    expect(await namesFor('reader')).toEqual(['Fonds Waterlinie'])
    await setCell(app, 'relation_manager', { domain: 'education', key: 'reader' }, cellOf('s'))
    expect(await namesFor('reader')).toEqual(['Basisschool De Vlieger', 'Fonds Waterlinie'])
  })

  test('leaves a trace with before and after, and whose it is', async () => {
    const entries = (await app.audit()).filter(({ action }) => action === 'rights.changed')
    expect(entries.at(-1)).toMatchObject({
      subject_id: await domainId(app, 'education'),
      details: { subject: { kind: 'role', key: 'reader' }, before: cellOf(''), after: cellOf('s') },
    })
  })

  test('that changes nothing leaves no trace', async () => {
    const before = (await app.audit()).length
    await setCell(app, 'relation_manager', { domain: 'education', key: 'reader' }, cellOf('s'))
    expect((await app.audit()).length).toBe(before)
  })

  test('on top of what somebody else just did is refused, and nothing is overwritten', async () => {
    const id = await domainId(app, 'education')
    const reply = await app.as('relation_manager')('PUT', `/rights/domains/${id}/role/reader`, {
      cell: cellOf('sc'),
      expected: cellOf('se'),
    })
    expect(codeOf(reply)).toEqual([409, 'governance.rights_changed'])
    expect(reply.json().details.now).toEqual(cellOf('s'))
  })

  test('of a field reaches the request as masks, and the owner keeps everything', async () => {
    const limits = [
      { field: 'phones', access: 'masked' as const },
      { field: 'identifiers', access: 'hidden' as const },
    ]
    await setCell(app, 'relation_manager', { domain: 'education', key: 'relation_manager' }, cellOf('sced', limits))
    await setCell(app, 'relation_manager', { domain: 'education', key: 'front_office' }, cellOf('sc', limits))
    const [domain] = await app.query(`select bit from governance.domain where key = 'education'`)
    const [all] = await app.query(`select sum(1::bigint << bit)::text as mask from governance.domain`)
    const others = (BigInt(all.mask) & ~(1n << BigInt(domain.bit))).toString()
    const sight = (role: 'front_office' | 'relation_manager') =>
      app.inTransaction((ctx) => rightsOf(ctx, { id: app.who(role).actor.id, role, teamIds: [], domainIds: [] }))
    expect((await sight('front_office')).rights.fields).toEqual({
      phones: { shown: EVERY_DOMAIN, clear: others, change: others },
      identifiers: { shown: others, clear: others, change: others },
    })
    expect((await sight('relation_manager')).rights.fields).toEqual({})
    await setCell(app, 'relation_manager', { domain: 'education', key: 'relation_manager' }, cellOf('sced'))
    await setCell(app, 'relation_manager', { domain: 'education', key: 'front_office' }, cellOf('sc'))
  })

  test.each([
    ['changing without seeing', cellOf('c'), 'governance.rights_incomplete'],
    ['deleting without changing', cellOf('sd'), 'governance.rights_incomplete'],
    ['hiding the name', cellOf('s', [{ field: 'name', access: 'hidden' }]), 'governance.field_always_shown'],
    [
      'a field that is not there',
      cellOf('s', [{ field: `'; drop table x --`, access: 'hidden' }]),
      'governance.field_not_found',
    ],
    [
      'one field in two ways',
      cellOf('s', [
        { field: 'phones', access: 'hidden' },
        { field: 'phones', access: 'read' },
      ]),
      'governance.rights_incomplete',
    ],
  ] as const)('with %s is refused', async (_what, cell, code) => {
    const reply = await setCell(app, 'relation_manager', { domain: 'education', key: 'reader' }, cell)
    expect(codeOf(reply)).toEqual([errorCodes[code], code])
  })

  test('that leaves nobody who may see or change a domain is refused', async () => {
    await giveTo(app, 'audience', null)
    const asked = (key: string) => setCell(app, 'administrator', { domain: 'audience', key }, cellOf(''))
    for (const role of ['reader', 'front_office', 'relation_manager', 'privacy_officer'])
      expect((await asked(role)).statusCode).toBe(200)
    const last = await asked('administrator')
    expect(codeOf(last)).toEqual([409, 'governance.nobody_left'])
    expect(last.json().details.rights).toEqual(['see', 'change'])
    const id = await domainId(app, 'audience')
    const preview = await app.as('administrator')(
      'POST',
      `/rights/domains/${id}/role/administrator/preview`,
      cellOf(''),
    )
    expect(preview.json().nobodyLeft).toEqual(['see', 'change'])
  })
})

describe('the effect of a change', () => {
  test('is counted before it is kept: who, and how many relations', async () => {
    const id = await domainId(app, 'education')
    const reply = await app.as('relation_manager')('POST', `/rights/domains/${id}/role/reader/preview`, cellOf(''))
    expect(reply.json()).toEqual({
      rights: [
        { right: 'see', gains: none, loses: { colleagues: 1, names: ['Test reader'], relations: 1 } },
        ...['change', 'export', 'delete'].map((right) => ({ right, gains: none, loses: none })),
      ],
      fields: [],
      nobodyLeft: [],
    })
    expect(await namesFor('reader')).toContain('Basisschool De Vlieger')
  })
  const none = { colleagues: 0, names: [], relations: 0 }

  test('is not told to who does not decide', async () => {
    const id = await domainId(app, 'education')
    const ask = (role: 'administrator' | 'reader') =>
      app.as(role)('POST', `/rights/domains/${id}/role/reader/preview`, cellOf(''))
    expect(codeOf(await ask('administrator'))).toEqual([403, 'governance.not_owner'])
    expect(codeOf(await ask('reader'))).toEqual([403, 'auth.forbidden'])
  })
})

describe('attacks', () => {
  test('what does not belong in a cell is refused, not ignored', async () => {
    const id = await domainId(app, 'education')
    const put = (body: unknown) => app.as('relation_manager')('PUT', `/rights/domains/${id}/role/reader`, body)
    for (const cell of [
      { ...cellOf('s'), domainId: id },
      { ...cellOf('s'), rights: { ...cellOf('s').rights, administer: true } },
      { ...cellOf('s'), limits: [{ field: 'phones', access: 'everything' }] },
      { ...cellOf('s'), limits: [{ field: 'phones', access: 'hidden', tenant_id: id }] },
    ])
      expect(codeOf(await put({ cell, expected: cellOf('s') }))).toEqual([422, 'http.invalid_input'])
    // What goes without saying is not kept.
    const cell = cellOf('s', [{ field: 'phones', access: 'change' }])
    expect(codeOf(await put({ cell, expected: cellOf('s') }))).toEqual([422, 'governance.rights_incomplete'])
  })

  test('a role that is none and a team of another organisation are no subjects', async () => {
    const other = await app.otherTenant()
    const team = (await other.as('POST', '/teams', { name: 'Van elders' })).json()
    for (const [kind, key] of [
      ['role', 'root'],
      ['team', team.id],
      ['team', 'reader'],
      ['role', team.id],
    ] as const) {
      const reply = await setCell(app, 'relation_manager', { domain: 'education', kind, key }, cellOf('s'))
      expect(codeOf(reply)).toEqual([404, 'governance.subject_not_found'])
    }
  })

  test('a domain of another organisation does not exist', async () => {
    const other = await app.otherTenant()
    const theirs = (await other.as('GET', '/rights')).json().domains[0].id
    for (const [method, path] of [
      ['PUT', ''],
      ['POST', '/preview'],
    ] as const) {
      const body = method === 'PUT' ? { cell: cellOf('s'), expected: cellOf('s') } : cellOf('s')
      const reply = await app.as('administrator')(method, `/rights/domains/${theirs}/role/reader${path}`, body)
      expect(codeOf(reply)).toEqual([404, 'governance.domain_not_found'])
    }
    expect((await app.as('administrator')('GET', '/rights')).body).not.toContain(theirs)
  })

  test('a reader learns nothing of the matrix', async () => {
    for (const path of ['/rights', '/rights/effective', '/rights/effective/export', '/teams', '/break-glass'])
      expect(codeOf(await app.as('reader')('GET', path))).toEqual([403, 'auth.forbidden'])
  })
})

describe('the report of effective rights', () => {
  test('says what everybody may really do, also through a team, a seat or a limit to domains', async () => {
    const { domains, items } = (await app.as('privacy_officer')('GET', '/rights/effective')).json()
    const manager = items.find(({ name }: { name: string }) => name === 'Test relation_manager')
    const education = domains.find(({ name }: { name: string }) => name === 'Educatie').id
    expect(manager.ownerOf).toEqual(['Educatie'])
    expect(manager.domains.find((one: { domainId: string }) => one.domainId === education)).toMatchObject({
      rights: cellOf('sced').rights,
      isOwner: true,
      isOpened: false,
    })
  })

  test('leaves as a CSV in which no cell is a formula, and leaves a trace', async () => {
    await app.query(`update admin.app_user set name = '=HYPERLINK("http://kwaad")' where role = 'reader'`)
    const reply = await app.as('privacy_officer')('GET', '/rights/effective/export')
    await app.query(`update admin.app_user set name = 'Test reader' where role = 'reader'`)
    expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(reply.body.startsWith('\uFEFFnaam;rol;teams;domein;zien')).toBe(true)
    for (const line of reply.body.split('\r\n')) expect(line).not.toMatch(/^"?[=+\-@]/)
    expect(reply.body).toContain(`"'=HYPERLINK(""http://kwaad"")";Meelezer`)
    expect((await app.audit()).at(-1)).toMatchObject({ action: 'rights.exported', details: { people: 5 } })
  })
})
