import { beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'

const app = await testApp()
const administrator = app.as('administrator')
const manager = app.as('relation_manager')
const id = (role: Parameters<typeof app.who>[0]) => app.who(role).actor.id
const domain = async (key: string): Promise<string> =>
  (await app.query('select id from governance.domain where key = $1', [key]))[0].id
const page = async (domainId: string) => (await manager('GET', `/governance/domains/${domainId}`)).json()
const appoint = async (key: string, seat: 'owner' | 'deputy', userId: string | null, remark = '') =>
  administrator('POST', `/governance/domains/${await domain(key)}/appointments`, { seat, userId, remark })

beforeEach(async () => {
  await app.query('update governance.domain set owner_user_id = null, deputy_user_id = null')
  await app.query('delete from governance.notice')
})

describe('who answers for a domain', () => {
  test('is appointed by the administrator, handed over with what was open, and both are told', async () => {
    const education = await domain('education')
    await appoint('education', 'owner', id('reader'))
    await app.query(
      `update governance.definition set is_disputed = true where domain_id = $1 and starter_key = 'school'`,
      [education],
    )
    const reply = await appoint('education', 'owner', id('relation_manager'), 'Anna gaat met pensioen.')
    expect(reply.statusCode, reply.body).toBe(200)
    expect(reply.json()).toMatchObject({
      owner: { name: 'Test relation_manager', isActive: true, isAdministrator: false },
      isVacant: false,
    })
    const { appointments, isMine } = await page(education)
    expect(isMine).toBe(true)
    expect(appointments[0]).toMatchObject({
      seat: 'owner',
      from: 'Test reader',
      to: 'Test relation_manager',
      remark: 'Anna gaat met pensioen.',
      by: 'Test administrator',
      open: { disputedTerms: 1, reviews: 0, proposals: 0 },
    })
    const noticeOf = async (role: 'reader' | 'relation_manager') =>
      (await app.as(role)('GET', '/governance/notices')).json().items[0]
    expect(await noticeOf('relation_manager')).toMatchObject({
      kind: 'seat_given',
      values: { seat: 'owner', from: 'Test reader', disputedTerms: 1 },
    })
    expect(await noticeOf('reader')).toMatchObject({ kind: 'seat_taken', values: { to: 'Test relation_manager' } })
    expect(await app.audit()).toContainEqual(
      expect.objectContaining({ action: 'domain.appointed', subject_id: education }),
    )
  })

  test('the administrator as owner is said so', async () => {
    const made = (await appoint('members', 'owner', id('administrator'))).json()
    expect(made.owner).toMatchObject({ isAdministrator: true })
  })

  test('the owner and the deputy are two people', async () => {
    await appoint('members', 'owner', id('reader'))
    expect((await appoint('members', 'deputy', id('reader'))).json().code).toBe('governance.owner_is_deputy')
    expect((await appoint('members', 'owner', id('reader'))).json().code).toBe('governance.seat_unchanged')
    expect((await appoint('members', 'owner', crypto.randomUUID())).json().code).toBe('governance.colleague_not_found')
  })

  test('an owner who may no longer sign in leaves the domain vacant', async () => {
    await appoint('members', 'owner', id('front_office'))
    await app.query('update admin.app_user set is_active = false where id = $1', [id('front_office')])
    try {
      expect(await page(await domain('members'))).toMatchObject({ isVacant: true, owner: { isActive: false } })
      expect((await appoint('education', 'deputy', id('front_office'))).json().code).toBe(
        'governance.colleague_not_found',
      )
    } finally {
      await app.query('update admin.app_user set is_active = true where id = $1', [id('front_office')])
    }
  })

  test('whoever may not manage domains appoints nobody, not even in their own domain', async () => {
    await appoint('members', 'owner', id('relation_manager'))
    const reply = await manager('POST', `/governance/domains/${await domain('members')}/appointments`, {
      seat: 'deputy',
      userId: id('reader'),
    })
    expect(reply.statusCode).toBe(403)
  })
})

describe('a domain', () => {
  test('says what it covers and what waits', async () => {
    const items = (await manager('GET', '/governance/domains')).json().items
    const members = items.find((item: any) => item.key === 'members')
    expect(members.types.map((type: any) => type.key)).toContain('borrower')
    expect(members).toMatchObject({ counts: null, open: { reviews: 0, proposals: 0 } })
    expect(members.open.conceptTerms).toBeGreaterThan(3)
  })

  test('is renamed and described by its owner and by the administrator, not by others', async () => {
    const members = await domain('members')
    const body = { name: 'Leden en vrienden', description: 'Iedereen met een band.' }
    expect((await manager('PATCH', `/governance/domains/${members}`, body)).json().code).toBe('governance.not_owner')
    await appoint('members', 'deputy', id('relation_manager'))
    expect((await manager('PATCH', `/governance/domains/${members}`, body)).json()).toMatchObject({
      ...body,
      key: 'members',
    })
    const taken = await administrator('PATCH', `/governance/domains/${await domain('audience')}`, {
      name: 'LEDEN en vrienden',
    })
    expect([taken.statusCode, taken.json().code]).toEqual([409, 'governance.domain_name_taken'])
  })

  test('of another organisation does not exist here', async () => {
    const other = await app.otherTenant()
    const [theirs] = (await other.as('GET', '/governance/domains')).json().items
    expect((await manager('GET', `/governance/domains/${theirs.id}`)).statusCode).toBe(404)
    expect((await administrator('PATCH', `/governance/domains/${theirs.id}`, { name: 'Van ons' })).statusCode).toBe(404)
    expect(
      (await administrator('POST', `/governance/domains/${theirs.id}/appointments`, { seat: 'owner', userId: null }))
        .statusCode,
    ).toBe(404)
  })

  test('is made with rights for the standard roles; there can be 63, and the next is refused', async () => {
    const made = (await administrator('POST', '/governance/domains', { name: 'Zaalverhuur' })).json()
    expect(made).toMatchObject({ key: 'zaalverhuur', isVacant: true })
    expect(
      await app.query('select count(*)::int from governance.domain_right where domain_id = $1', [made.id]),
    ).toEqual([{ count: 5 }])
    const { freeCount } = (await administrator('GET', '/governance/domains')).json()
    expect(freeCount).toBe(55)
    const both = await Promise.all(
      ['Een', 'Twee'].map((name) => administrator('POST', '/governance/domains', { name })),
    )
    expect(both.map((reply) => reply.statusCode)).toEqual([200, 200])
    for (let number = 0; number < freeCount - 2; number += 1)
      await administrator('POST', '/governance/domains', { name: `Domein ${number}` })
    const bits = (await app.query('select bit from governance.domain order by bit')).map((row) => row.bit)
    expect(bits).toEqual(Array.from({ length: 63 }, (_, bit) => bit))
    const full = await administrator('POST', '/governance/domains', { name: 'Te veel' })
    expect([full.statusCode, full.json().code]).toEqual([409, 'governance.domains_full'])
  })
})
