import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openMailbox, readMail } from '../../../platform/mail/testing/mailbox.ts'
import { testApp } from '../../../platform/testing/test-app.ts'
import { tidySignUps } from './sign-up.service.ts'
import { aPerson, mayReceiveByMail, purposeOf } from '../testing/people.ts'

const mailbox = await openMailbox()
afterAll(() => mailbox.stop())
const app = await testApp({ KLANTREGIE_SMTP_URL: mailbox.url, KLANTREGIE_MAIL_FROM: 'info@testdam.example.org' })
const newsletter = await purposeOf(app, 'newsletter')
const SLUG = 'bibliotheek-testdam'

beforeAll(async () => {
  await app.as('privacy_officer')('PATCH', '/privacy/settings', { isFormOpen: true })
})
beforeEach(async () => {
  mailbox.mails.length = 0
  // Every test comes from a place of its own.
  await app.query(`update privacy.sign_up set place_hash = 'elsewhere'`)
})

type Option = { purposeId: string; wording: { id: string; text: string }; topics: { id: string; name: string }[] }
const form = async () =>
  (await app.anonymous('GET', `/public/forms/${SLUG}`)).json() as { isOpen: boolean; options: Option[] }
const optionOf = async () => (await form()).options.find(({ purposeId }) => purposeId === newsletter.id)!
async function ask(email: string, change: object = {}, headers: Record<string, string> = {}) {
  const option = await optionOf()
  const body = {
    name: 'Anna Jansen',
    email,
    choices: [{ purposeId: newsletter.id, wordingId: option.wording.id }],
    ...change,
  }
  return app.anonymous('POST', `/public/forms/${SLUG}`, body, headers)
}
/** What stands behind the # of the first link in the newest mail. */
async function tokenOfMail(): Promise<string> {
  await app.runJobs()
  return /#(\S+)/.exec(readMail(mailbox.mails.at(-1)!.raw).text)![1]!
}
const confirm = (token: string) => app.anonymous('POST', '/public/sign-ups/confirm', { token })
const relationsWith = async (email: string) =>
  app.query(`select r.id from relations.relation r where r.email = $1 and r.merged_into_id is null`, [email])

async function signUp(email: string, change: object = {}): Promise<{ link: string; relationId: string }> {
  expect((await ask(email, change)).statusCode).toBe(200)
  expect((await confirm(await tokenOfMail())).statusCode).toBe(200)
  const link = await tokenOfMail()
  return { link, relationId: link.split('.')[1]! }
}

describe('signing up', () => {
  test('asks the owner of the mailbox first, and stores the words, the moment and the proof when they say yes', async () => {
    expect((await ask('Nieuw@Voorbeeld.nl')).json()).toEqual({ ok: true })
    expect(await relationsWith('nieuw@voorbeeld.nl')).toEqual([])
    const token = await tokenOfMail()
    expect(mailbox.mails.at(-1)?.to).toEqual(['nieuw@voorbeeld.nl'])
    expect((await confirm(token)).json()).toEqual({ organisation: 'Bibliotheek Testdam', purposes: ['Nieuwsbrief'] })
    const [{ id }] = await relationsWith('nieuw@voorbeeld.nl')
    const found = await mayReceiveByMail(app, id, newsletter.id)
    expect(found).toMatchObject({
      rule: 'consent',
      consent: { source: 'form', contact: 'nieuw@voorbeeld.nl', wording: { version: 1 } },
    })
    expect(JSON.stringify(await app.query('select * from privacy.sign_up'))).not.toContain('voorbeeld')
  })

  test('a link works once', async () => {
    await ask('eenmaal@voorbeeld.nl')
    const token = await tokenOfMail()
    await confirm(token)
    expect((await confirm(token)).json().code).toBe('privacy.link_invalid')
    const [{ id }] = await relationsWith('eenmaal@voorbeeld.nl')
    expect(await app.query('select id from privacy.consent where relation_id = $1', [id])).toHaveLength(1)
  })

  test('two clicks at one moment are one consent', async () => {
    await ask('dubbel@voorbeeld.nl')
    const token = await tokenOfMail()
    const replies = await Promise.all([confirm(token), confirm(token), confirm(token)])
    expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect(await relationsWith('dubbel@voorbeeld.nl')).toHaveLength(1)
  })

  test('goes to the relation with that mailbox whose name fits, not to a housemate', async () => {
    const known = await aPerson(app, { email: 'gezin@voorbeeld.nl', name: 'Jansen' })
    expect((await signUp('gezin@voorbeeld.nl', { name: 'A. Jansen' })).relationId).toBe(known)
    const { relationId } = await signUp('gezin@voorbeeld.nl', { name: 'Piet Jansen' })
    expect(relationId).not.toBe(known)
  })

  test('answers the same for an address that is known, unknown, unsubscribed or asked too often', async () => {
    await aPerson(app, { email: 'bekend@voorbeeld.nl' })
    const replies = [await ask('bekend@voorbeeld.nl'), await ask('onbekend@voorbeeld.nl')]
    for (let time = 0; time < 5; time += 1) replies.push(await ask('vaak@voorbeeld.nl'))
    expect(new Set(replies.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1)
    await app.runJobs()
    expect(mailbox.mails.filter(({ to }) => to[0] === 'vaak@voorbeeld.nl')).toHaveLength(3)
  })

  test('an old link, a forged link and a link of elsewhere open nothing', async () => {
    await ask('oud@voorbeeld.nl')
    const token = await tokenOfMail()
    const other = await app.otherTenant()
    const [tenant, secret] = token.split('.')
    for (const wrong of [
      '',
      'x',
      `${tenant}.${'A'.repeat(43)}`,
      `${other.tenantId}.${secret}`,
      `${token}x`,
      `${tenant}.${secret}'--`,
    ])
      expect((await confirm(wrong)).statusCode).toBeGreaterThanOrEqual(404)
    await app.query(`update privacy.sign_up set expires_at = '2026-03-02T08:59:00Z' where email = 'oud@voorbeeld.nl'`)
    expect((await confirm(token)).json().code).toBe('privacy.link_invalid')
    expect(await relationsWith('oud@voorbeeld.nl')).toEqual([])
  })

  test('the words that were shown must be those that are asked', async () => {
    expect(
      (
        await ask('woord@voorbeeld.nl', { choices: [{ purposeId: newsletter.id, wordingId: crypto.randomUUID() }] })
      ).json().code,
    ).toBe('privacy.wording_changed')
    const service = await purposeOf(app, 'service_messages')
    expect(
      (
        await ask('woord@voorbeeld.nl', { choices: [{ purposeId: service.id, wordingId: service.wordings[0]!.id }] })
      ).json().code,
    ).toBe('privacy.wording_changed')
  })

  test('hostile names are names', async () => {
    const names = [
      '<script>alert(1)</script> X',
      "Robert'); drop table privacy.consent; --",
      '=cmd|calc Jansen',
      '\u202Enegnaj anna',
      'x'.repeat(160),
    ]
    for (const [index, name] of names.entries()) {
      const { relationId } = await signUp(`vreemd${index}@voorbeeld.nl`, { name })
      expect((await mayReceiveByMail(app, relationId, newsletter.id)).rule).toBe('consent')
    }
    expect((await ask('lang@voorbeeld.nl', { name: 'x'.repeat(10_000) })).statusCode).toBe(422)
    expect((await ask('extra@voorbeeld.nl', { source: 'desk' })).statusCode).toBe(422)
  })

  test('a child under sixteen cannot sign up itself', async () => {
    await aPerson(app, { email: 'kind@voorbeeld.nl', name: 'Kind', birthDate: '2014-01-01' })
    await ask('kind@voorbeeld.nl', { name: 'Anna Kind' })
    expect((await confirm(await tokenOfMail())).json().code).toBe('privacy.guardian_needed')
  })
})

describe('choosing', () => {
  test('the page of a link says no more of the address than its owner needs', async () => {
    const { link } = await signUp('kiezer@voorbeeld.nl')
    const reply = await app.anonymous('POST', '/public/preferences', { token: link })
    expect(reply.json()).toMatchObject({ organisation: 'Bibliotheek Testdam', address: 'k…@voorbeeld.nl' })
    expect(reply.body).not.toContain('Jansen')
    expect(reply.json().items.find(({ purposeId }: Option) => purposeId === newsletter.id).isOn).toBe(true)
  })

  test('off is off at once, also for a housemate at the same mailbox; on again takes the words', async () => {
    const { link, relationId } = await signUp('aanuit@voorbeeld.nl')
    const housemate = await aPerson(app, { email: 'aanuit@voorbeeld.nl', name: 'Huisgenoot' })
    await app.as('front_office')('POST', `/relations/${housemate}/consents`, {
      purposeId: newsletter.id,
      channels: ['email'],
      state: 'given',
    })
    const change = (isOn: boolean, wordingId?: string) =>
      app.anonymous('POST', '/public/preferences/change', {
        token: link,
        changes: [{ purposeId: newsletter.id, channel: 'email', isOn, wordingId }],
      })
    expect((await change(false)).statusCode).toBe(200)
    expect([
      (await mayReceiveByMail(app, relationId, newsletter.id)).rule,
      (await mayReceiveByMail(app, housemate, newsletter.id)).rule,
    ]).toEqual(['suppressed', 'suppressed'])
    expect((await change(true)).json().code).toBe('privacy.wording_changed')
    expect((await change(true, (await optionOf()).wording.id)).statusCode).toBe(200)
    expect((await mayReceiveByMail(app, relationId, newsletter.id)).rule).toBe('consent')
  })

  test('stopping with one click works without reading what is posted, and as often as it is posted', async () => {
    const { link, relationId } = await signUp('stop@voorbeeld.nl')
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const post = () =>
      app.started.http.inject({
        method: 'POST',
        url: `/api/public/unsubscribe/${link}`,
        headers,
        payload: 'List-Unsubscribe=One-Click',
      })
    expect([(await post()).statusCode, (await post()).statusCode]).toEqual([200, 200])
    expect((await mayReceiveByMail(app, relationId, newsletter.id)).decision).toBe('not_allowed')
    const noes = await app.query(
      `select purpose_id, channel from privacy.consent where relation_id = $1 and state = 'withdrawn'`,
      [relationId],
    )
    expect(
      new Set(noes.map((row: { purpose_id: string; channel: string }) => `${row.purpose_id} ${row.channel}`)).size,
    ).toBe(noes.length)
  })

  test('looking at that address stops nothing: programs look into every link', async () => {
    const { link, relationId } = await signUp('kijk@voorbeeld.nl')
    const reply = await app.anonymous('GET', `/public/unsubscribe/${link}`)
    expect([reply.statusCode, reply.headers['location']]).toEqual([303, `http://localhost:3000/voorkeuren#${link}`])
    expect((await mayReceiveByMail(app, relationId, newsletter.id)).rule).toBe('consent')
  })

  test('a forged link, one of another organisation and one about somebody else open nothing', async () => {
    const { link } = await signUp('echt@voorbeeld.nl')
    const victim = await aPerson(app, { email: 'slachtoffer@voorbeeld.nl' })
    const other = await app.otherTenant()
    await other.as('GET', '/privacy/purposes')
    const [tenant, relation, hash, proof] = link.split('.')
    for (const wrong of [
      [tenant, victim, hash, proof],
      [tenant, relation, 'a'.repeat(64), proof],
      [other.tenantId, relation, hash, proof],
      [tenant, relation, hash, `${proof!.slice(0, -1)}${proof!.endsWith('A') ? 'B' : 'A'}`],
      [crypto.randomUUID(), relation, hash, proof],
    ]) {
      const token = wrong.join('.')
      for (const url of ['/public/preferences', `/public/unsubscribe/${token}`])
        expect((await app.anonymous('POST', url, { token })).json().code).toBe('privacy.link_invalid')
    }
  })

  test('who no longer has the mailbox sees and changes nothing, but stops it', async () => {
    const { link, relationId } = await signUp('vroeger@voorbeeld.nl')
    await app.as('administrator')('PATCH', `/relations/${relationId}/fields`, {
      change: { field: 'emails', value: ['later@voorbeeld.nl'] },
      expected: ['vroeger@voorbeeld.nl'],
    })
    expect((await app.anonymous('POST', '/public/preferences', { token: link })).json().code).toBe(
      'privacy.link_invalid',
    )
    expect((await app.anonymous('POST', `/public/unsubscribe/${link}`)).statusCode).toBe(200)
    expect((await mayReceiveByMail(app, relationId, newsletter.id)).rule).toBe('consent')
  })
})

describe('an opt-out wins', () => {
  test('over a sign-up that was asked before it and confirmed after', async () => {
    const { link, relationId } = await signUp('race@voorbeeld.nl')
    await ask('race@voorbeeld.nl')
    const token = await tokenOfMail()
    await app.anonymous('POST', `/public/unsubscribe/${link}`)
    expect((await confirm(token)).json().code).toBe('privacy.link_invalid')
    expect((await mayReceiveByMail(app, relationId, newsletter.id)).decision).toBe('not_allowed')
    app.clock.set('2026-03-02T09:05:00.000Z')
    expect((await signUp('race@voorbeeld.nl')).relationId).toBe(relationId)
    expect((await mayReceiveByMail(app, relationId, newsletter.id)).rule).toBe('consent')
    app.clock.set('2026-03-02T09:00:00.000Z')
  })

  test('over a confirmation at the same moment, in either order', async () => {
    for (let round = 0; round < 4; round += 1) {
      const email = `tegelijk${round}@voorbeeld.nl`
      const { link, relationId } = await signUp(email)
      await ask(email)
      const token = await tokenOfMail()
      const both = [() => confirm(token), () => app.anonymous('POST', `/public/unsubscribe/${link}`)]
      await Promise.all((round % 2 === 0 ? both : both.reverse()).map((deed) => deed()))
      expect((await mayReceiveByMail(app, relationId, newsletter.id)).decision).toBe('not_allowed')
    }
  })
})

describe('the form', () => {
  test('does not exist for an unknown organisation, and asks nothing while it is closed', async () => {
    expect((await app.anonymous('GET', '/public/forms/nergens')).json().code).toBe('privacy.form_not_found')
    await app.as('privacy_officer')('PATCH', '/privacy/settings', { isFormOpen: false })
    expect(await form()).toMatchObject({ isOpen: false, options: [] })
    const body = {
      name: 'A B',
      email: 'dicht@voorbeeld.nl',
      choices: [{ purposeId: newsletter.id, wordingId: newsletter.wordings[0]!.id }],
    }
    expect((await app.anonymous('POST', `/public/forms/${SLUG}`, body)).json().code).toBe('privacy.form_not_found')
    await app.as('privacy_officer')('PATCH', '/privacy/settings', { isFormOpen: true })
  })

  test('takes twenty requests an hour from one place', async () => {
    await app.query(`delete from privacy.sign_up`)
    const replies = await Promise.all(Array.from({ length: 24 }, (_, number) => ask(`veel${number}@voorbeeld.nl`)))
    expect(replies.filter(({ statusCode }) => statusCode === 429)).toHaveLength(4)
  })

  test('keeps nothing that was typed and not confirmed', async () => {
    await app.query(`update privacy.sign_up set expires_at = '2026-03-01T00:00:00Z'`)
    await app.inTransaction(tidySignUps)
    expect(JSON.stringify(await app.query('select * from privacy.sign_up'))).not.toContain('voorbeeld')
  })
})
