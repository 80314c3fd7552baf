import { describe, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { aPerson, mayReceiveByMail, purposeOf } from '../testing/people.ts'

const app = await testApp()
const newsletter = await purposeOf(app, 'newsletter')
const say = (relationId: string, body: object, role: 'front_office' | 'reader' = 'front_office') =>
  app.as(role)('POST', `/relations/${relationId}/consents`, { purposeId: newsletter.id, channels: ['email'], ...body })
const rule = async (relationId: string) => (await mayReceiveByMail(app, relationId, newsletter.id)).rule
const consentsOf = async (relationId: string) =>
  (await app.as('front_office')('GET', `/relations/${relationId}/consents`)).json().items

describe('at the desk', () => {
  test('a yes is stored with who, when and the exact words, and leaves a trace without them', async () => {
    const anna = await aPerson(app, { email: 'anna@voorbeeld.nl' })
    const reply = await say(anna, { state: 'given', contact: 'Anna@Voorbeeld.NL', proof: 'formulier 12' })
    expect(reply.statusCode).toBe(200)
    expect(await consentsOf(anna)).toMatchObject([
      {
        state: 'given',
        source: 'desk',
        by: 'Test front_office',
        contact: 'anna@voorbeeld.nl',
        proof: 'formulier 12',
        occurredAt: '2026-03-02T09:00:00.000Z',
        wording: {
          version: 1,
          language: 'nl',
          text: expect.stringContaining('Bibliotheek Testdam mag mij de nieuwsbrief'),
        },
      },
    ])
    expect(await rule(anna)).toBe('consent')
    const trace = (await app.audit()).filter(({ subject_id: id }) => id === anna)
    expect(trace.map(({ action }) => action)).toContain('consent.given')
    expect(JSON.stringify(trace.filter(({ action }) => action === 'consent.given'))).not.toContain('voorbeeld')
  })

  test('the words somebody agreed to stay when the text is changed', async () => {
    const anna = await aPerson(app, { email: 'woorden@voorbeeld.nl' })
    const panel = await purposeOf(app, 'research_panel')
    await say(anna, { state: 'given', purposeId: panel.id })
    await app.as('privacy_officer')('POST', `/privacy/purposes/${panel.id}/wordings`, {
      channel: null,
      language: 'nl',
      text: 'Nieuwe woorden',
    })
    expect((await consentsOf(anna))[0].wording).toMatchObject({ version: 1, text: expect.stringContaining('panel') })
    expect((await mayReceiveByMail(app, anna, panel.id)).wording?.text).toBe('Nieuwe woorden')
    const texts = (await app.as('reader')('GET', `/privacy/purposes/${panel.id}/wordings`)).json().items
    expect(texts.filter((text: { language: string }) => text.language === 'nl')).toMatchObject([
      { version: 2, isCurrent: true },
      { version: 1, isCurrent: false },
    ])
  })

  test('a no right after a yes, at the same moment, is a no', async () => {
    const anna = await aPerson(app, { email: 'nee@voorbeeld.nl' })
    await say(anna, { state: 'given' })
    await say(anna, { state: 'withdrawn' })
    expect(await rule(anna)).toBe('withdrawn')
  })

  test('a yes over a no must name that no', async () => {
    const anna = await aPerson(app, { email: 'weer@voorbeeld.nl' })
    const no = (await say(anna, { state: 'refused' })).json().items[0].id
    const blind = await say(anna, { state: 'given' })
    expect([blind.statusCode, blind.json().code, blind.json().details]).toEqual([
      409,
      'privacy.consent_opted_out',
      { consentIds: [no] },
    ])
    expect((await say(anna, { state: 'given', seen: [no] })).statusCode).toBe(200)
    expect(await rule(anna)).toBe('consent')
    expect(await consentsOf(anna)).toHaveLength(2)
  })

  test('consent for two years ends after two years', async () => {
    const anna = await aPerson(app, { email: 'panel@voorbeeld.nl' })
    const panel = await purposeOf(app, 'research_panel')
    await say(anna, { state: 'given', purposeId: panel.id })
    expect((await consentsOf(anna))[0].expiresAt).toBe('2028-03-02T09:00:00.000Z')
    const ask = async (at: string) =>
      (
        await app.as('reader')('POST', '/may-we', { relationIds: [anna], purposeId: panel.id, channel: 'email', at })
      ).json().items[0].rule
    expect([await ask('2028-03-02T08:59:59Z'), await ask('2028-03-02T09:00:00Z')]).toEqual(['consent', 'expired'])
  })

  test.each([
    {
      what: 'a moment in the future',
      body: { state: 'given', occurredAt: '2026-03-02T09:00:01Z' },
      code: 'privacy.moment_in_future',
    },
    {
      what: 'a channel the purpose does not use',
      body: { state: 'given', channels: ['post'] },
      code: 'privacy.channel_not_used',
    },
    {
      what: 'a topic of nothing',
      body: { state: 'given', topicId: crypto.randomUUID() },
      code: 'privacy.topic_not_found',
    },
    {
      what: 'words of nothing',
      body: { state: 'given', wordingId: crypto.randomUUID() },
      code: 'privacy.wording_not_found',
    },
    {
      what: 'an end before the beginning',
      body: { state: 'given', expiresAt: '2026-03-02T09:00:00Z' },
      code: 'privacy.expiry_in_past',
    },
    {
      what: 'an address that is none',
      body: { state: 'given', contact: "'; drop table --" },
      code: 'privacy.contact_invalid',
    },
    { what: 'a guardian for an adult', body: { state: 'given', isByGuardian: true }, code: 'privacy.guardian_invalid' },
    {
      what: 'an unknown purpose',
      body: { state: 'given', purposeId: crypto.randomUUID() },
      code: 'privacy.purpose_not_found',
    },
  ])('$what is refused and nothing is stored', async ({ body, code }) => {
    const anna = await aPerson(app, { email: 'fout@voorbeeld.nl' })
    expect((await say(anna, body)).json().code).toBe(code)
    expect(await consentsOf(anna)).toEqual([])
  })
})

describe('children', () => {
  test('a child needs a guardian, whose yes ends on the sixteenth birthday', async () => {
    const child = await aPerson(app, { email: 'kind@voorbeeld.nl', birthDate: '2010-03-05' })
    const mother = await aPerson(app, { email: 'moeder@voorbeeld.nl', birthDate: '1980-01-01' })
    expect((await say(child, { state: 'given' })).json().code).toBe('privacy.guardian_needed')
    expect((await say(child, { state: 'given', isByGuardian: true, guardianId: child })).json().code).toBe(
      'privacy.guardian_invalid',
    )
    expect((await say(child, { state: 'given', isByGuardian: true, guardianId: mother })).statusCode).toBe(200)
    expect((await consentsOf(child))[0].guardian).toMatchObject({ id: mother, name: expect.stringContaining('Jansen') })
    expect(await rule(child)).toBe('consent_by_guardian')
    const ask = async (at: string) =>
      (
        await app.as('reader')('POST', '/may-we', {
          relationIds: [child],
          purposeId: newsletter.id,
          channel: 'email',
          at,
        })
      ).json().items[0].rule
    expect([await ask('2026-03-04T22:59:59Z'), await ask('2026-03-04T23:00:00Z')]).toEqual([
      'consent_by_guardian',
      'sixteen_asks_anew',
    ])
  })
})

describe('what holds whatever was agreed', () => {
  test('an objection stops marketing at once, and a later yes that knows of it brings it back', async () => {
    const anna = await aPerson(app, { email: 'bezwaar@voorbeeld.nl' })
    await say(anna, { state: 'given' })
    await app.as('front_office')('POST', `/relations/${anna}/standings`, { kind: 'objected' })
    expect(await rule(anna)).toBe('objected')
    const { noes } = await mayReceiveByMail(app, anna, newsletter.id)
    app.clock.set('2026-03-02T10:00:00.000Z')
    expect((await say(anna, { state: 'given' })).json().code).toBe('privacy.consent_opted_out')
    expect((await say(anna, { state: 'given', seen: noes })).statusCode).toBe(200)
    expect(await rule(anna)).toBe('consent')
    app.clock.set('2026-03-02T09:00:00.000Z')
  })

  test('somebody who died gets nothing until it turns out to be a mistake', async () => {
    const anna = await aPerson(app, { email: 'overleden@voorbeeld.nl' })
    await say(anna, { state: 'given' })
    const standing = (await app.as('front_office')('POST', `/relations/${anna}/standings`, { kind: 'deceased' })).json()
    expect(await rule(anna)).toBe('deceased')
    expect((await app.as('front_office')('POST', `/relations/${anna}/standings/${standing.id}/lift`)).statusCode).toBe(
      200,
    )
    expect(await rule(anna)).toBe('consent')
    expect((await app.as('front_office')('POST', `/relations/${anna}/standings/${standing.id}/lift`)).json().code).toBe(
      'privacy.standing_not_found',
    )
  })

  test('an address that bounces stops everybody who has it', async () => {
    const [one, other] = [
      await aPerson(app, { email: 'samen@voorbeeld.nl' }),
      await aPerson(app, { email: 'samen@voorbeeld.nl' }),
    ]
    await say(one, { state: 'given' })
    await say(other, { state: 'given' })
    await app.as('front_office')('POST', '/privacy/suppressed-addresses', {
      kind: 'email',
      contact: 'SAMEN@voorbeeld.nl',
      reason: 'bounced',
    })
    expect([await rule(one), await rule(other)]).toEqual(['bounced', 'bounced'])
    expect(JSON.stringify(await app.query('select * from privacy.suppressed_address'))).not.toContain('samen')
    expect(
      (
        await app.as('privacy_officer')('POST', '/privacy/suppressed-addresses/release', {
          kind: 'email',
          contact: 'samen@voorbeeld.nl',
        })
      ).statusCode,
    ).toBe(200)
    expect(await rule(one)).toBe('consent')
  })

  test('the customer exception is shown with how the address was given', async () => {
    const anna = await aPerson(app, { email: 'klant@voorbeeld.nl' })
    const offer = await purposeOf(app, 'own_offer')
    const fact = {
      contactKind: 'email',
      contact: 'klant@voorbeeld.nl',
      capturedAt: '2026-01-05T10:00:00Z',
      hasPaymentObligation: true,
      isSameEntity: true,
      wasInformed: true,
      wasOfferedOptOut: true,
      isEnriched: false,
    }
    expect((await app.as('front_office')('POST', `/relations/${anna}/customer-facts`, fact)).statusCode).toBe(200)
    expect(await mayReceiveByMail(app, anna, offer.id)).toMatchObject({
      rule: 'customer_exception',
      customerFact: { contact: 'klant@voorbeeld.nl' },
    })
    await app.as('front_office')('POST', `/relations/${anna}/customer-facts`, { ...fact, isEnriched: true })
    expect((await mayReceiveByMail(app, anna, offer.id)).rule).toBe('customer_enriched')
  })
})

describe('the ledger', () => {
  test('cannot be rewritten by the application', async () => {
    const anna = await aPerson(app, { email: 'vast@voorbeeld.nl' })
    await say(anna, { state: 'withdrawn' })
    await expect(app.query(`update privacy.consent set state = 'given'`)).rejects.toThrow(/permission denied/)
    await expect(app.query(`delete from privacy.consent`)).rejects.toThrow(/permission denied/)
    await expect(app.query(`update privacy.wording set text = 'anders'`)).rejects.toThrow(/permission denied/)
    await expect(app.query(`update privacy.customer_fact set is_enriched = false`)).rejects.toThrow(/permission denied/)
  })

  test('after a merge the strictest holds, and after undoing it everybody has their own again', async () => {
    const [yes, no] = [
      await aPerson(app, { email: 'ja@voorbeeld.nl' }),
      await aPerson(app, { email: 'neen@voorbeeld.nl' }),
    ]
    await say(no, { state: 'withdrawn' })
    await say(yes, { state: 'given' })
    const merged = (
      await app.as('administrator')('POST', '/merges', { winnerId: yes, loserId: no, choices: [] })
    ).json()
    expect(await rule(yes)).toBe('withdrawn')
    expect((await consentsOf(no)).length).toBe(2)
    await app.as('administrator')('POST', `/merges/${merged.id ?? merged.mergeId}/undo`, {})
    expect([await rule(yes), await rule(no)]).toEqual(['consent', 'withdrawn'])
  })
})

describe('an opt-out wins', () => {
  test('whatever the order in which a crowd says yes and no at one moment', async () => {
    for (let round = 0; round < 8; round += 1) {
      const anna = await aPerson(app, { email: `drukte${round}@voorbeeld.nl` })
      const states = ['given', 'withdrawn', 'given', 'given', 'withdrawn', 'given']
      const rotated = [...states.slice(round % 6), ...states.slice(0, round % 6)]
      await Promise.all(rotated.map((state) => say(anna, { state })))
      expect(await rule(anna)).toBe('withdrawn')
    }
  })
})

describe('who may not', () => {
  test('a reader sees and does not record; another organisation does not even learn that somebody exists', async () => {
    const anna = await aPerson(app, { email: 'gezien@voorbeeld.nl' })
    expect((await say(anna, { state: 'given' }, 'reader')).statusCode).toBe(403)
    const other = await app.otherTenant()
    expect((await other.as('GET', `/relations/${anna}/consents`)).json().code).toBe('relations.relation_not_found')
    expect((await other.as('GET', `/relations/${anna}/may-receive`)).json().code).toBe('relations.relation_not_found')
    const theirs = (await other.as('GET', '/privacy/purposes')).json().items[0].id
    const stolen = await other.as('POST', `/relations/${anna}/consents`, {
      purposeId: theirs,
      channels: ['email'],
      state: 'given',
    })
    expect(stolen.statusCode).toBe(404)
    const asked = await other.as('POST', '/may-we', { relationIds: [anna], purposeId: theirs, channel: 'email' })
    expect(asked.json().items[0].rule).toBe('gone')
    expect(
      (await other.as('POST', '/may-we', { relationIds: [anna], purposeId: newsletter.id, channel: 'email' })).json()
        .code,
    ).toBe('privacy.purpose_not_found')
  })

  test.each([
    { what: 'who recorded it', extra: { actorName: 'De baas' } },
    { what: 'that it came from a form', extra: { source: 'form' } },
    { what: 'when it was written down', extra: { recordedAt: '2020-01-01T00:00:00Z' } },
    { what: 'an import', extra: { importId: crypto.randomUUID() } },
    { what: 'another organisation', extra: { tenantId: crypto.randomUUID() } },
    { what: 'that it was set aside', extra: { voidedAt: null } },
  ])('nobody says for the product $what', async ({ extra }) => {
    const anna = await aPerson(app, { email: 'massa@voorbeeld.nl' })
    expect((await say(anna, { state: 'given', ...extra })).statusCode).toBe(422)
  })
})
