import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openMailbox, readMail } from '../../../platform/mail/testing/mailbox.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { findDomains } from '../../governance/index.ts'
import { peopleOf } from '../../identity/testing/people.ts'
import { colleaguesOf } from '../testing/colleagues.ts'

const mailbox = await openMailbox()
afterAll(() => mailbox.stop())

let app: TestApp
let at: ReturnType<typeof colleaguesOf>
let people: ReturnType<typeof peopleOf>
let anna = ''
beforeAll(async () => {
  app = await testApp({
    KLANTREGIE_SMTP_URL: mailbox.url,
    KLANTREGIE_MAIL_FROM: 'Bibliotheek <info@testdam.example.org>',
    KLANTREGIE_BASE_URL: 'https://klantregie.testdam.example.org',
  })
  at = colleaguesOf(app)
  people = peopleOf(app)
  anna = await people.add({ name: { firstName: 'Anna', surname: 'Visser' } })
})
beforeEach(async () => {
  await app.query('delete from engagement.notification')
  await app.query('delete from engagement.follow')
  await app.query('delete from engagement.task')
  await app.query('delete from engagement.digest_refusal')
  await at.limit('front_office')
  mailbox.mails.length = 0
})

const note = async (id: string, text = 'Belde over de kaart') =>
  (await app.as('relation_manager')('POST', `/relations/${id}/interactions`, { kind: 'note', text })).json()
    .id as string
const comment = (noteId: string, text: string, ...mentions: string[]) =>
  app.as('relation_manager')('POST', `/interactions/${noteId}/comments`, { text, mentions })
const follow = (role: 'front_office' | 'reader' | 'relation_manager', id: string, isFollowing = true) =>
  app.as(role)('PUT', `/relations/${id}/following`, { isFollowing })
describe('the mail of the day', () => {
  const runDay = async (moment: string) => {
    app.clock.set(moment)
    await app.runDay()
    app.clock.set('2026-03-02T09:00:00.000Z')
  }
  test('tells what is for today and what happened, once, in the language of the reader', async () => {
    const owner = { kind: 'user', id: at.idOf('front_office') }
    await at.addTask('relation_manager', { title: 'Bel Anna', owner, relationId: anna, dueOn: '2026-03-03' })
    await comment(await note(anna), 'Zie @Test front_office', at.idOf('front_office'))
    await app.query("update admin.app_user set language = 'en' where id = $1", [at.idOf('reader')])
    await follow('reader', anna)
    await note(anna)
    await runDay('2026-03-03T03:00:00.000Z')
    expect(mailbox.mails.map(({ to }) => to[0]).sort()).toEqual([
      'front_office@testdam.example.org',
      'reader@testdam.example.org',
    ])
    const desk = readMail(mailbox.mails.find(({ to }) => to[0]?.startsWith('front'))!.raw)
    expect(desk.text).toContain('Taken voor vandaag:')
    expect(desk.text).toContain('Bel Anna – Anna Visser')
    expect(desk.text).toContain('Test relation_manager noemde jou: Anna Visser')
    expect(desk.text).toContain(`https://klantregie.testdam.example.org/relaties/${anna}`)
    const reader = readMail(mailbox.mails.find(({ to }) => to[0]?.startsWith('reader'))!.raw)
    expect(reader.text).toContain('Relations that you follow:')
    mailbox.mails.length = 0
    await runDay('2026-03-04T03:00:00.000Z')
    // The task is late by then; nothing that was told is told again.
    expect(mailbox.mails.map(({ raw }) => readMail(raw).text.includes('Taken die te laat zijn:'))).toEqual([true])
    expect(readMail(mailbox.mails[0]!.raw).text).not.toContain('noemde jou')
  })

  test('leaves out what somebody wants no mail about, and what they may not see any more', async () => {
    const desk = app.as('front_office')
    await desk('PUT', '/notifications/mail', { kind: 'mention', byMail: false })
    expect((await desk('GET', '/notifications/mail')).json()).toMatchObject({
      isMailOn: true,
      choices: expect.arrayContaining([{ kind: 'mention', byMail: false }]),
    })
    await comment(await note(anna), 'Zie @Test front_office', at.idOf('front_office'))
    await runDay('2026-03-10T03:00:00.000Z')
    expect(mailbox.mails).toEqual([])
    await follow('front_office', anna)
    await note(anna)
    const domains = await app.inTransaction((ctx) => findDomains(ctx))
    await at.limit('front_office', domains.at(-1)!.key)
    await runDay('2026-03-11T03:00:00.000Z')
    expect(mailbox.mails).toEqual([])
  })

  test('names nobody whose particulars are masked, nor what a task about them is called', async () => {
    const hidden = await people.add({ name: { firstName: 'Geheime', surname: 'Schuilnaam' } })
    await app.as('relation_manager')('POST', `/relations/${hidden}/protection`, {
      reason: 'Wordt gezocht',
      reviewOn: '2026-09-01',
    })
    const owner = { kind: 'user', id: at.idOf('front_office') }
    await at.addTask('relation_manager', {
      title: 'Bel Schuilnaam terug',
      owner,
      relationId: hidden,
      dueOn: '2026-03-15',
    })
    await runDay('2026-03-15T03:00:00.000Z')
    expect(mailbox.mails).toHaveLength(1)
    expect(mailbox.mails[0]!.raw + readMail(mailbox.mails[0]!.raw).text).not.toContain('Schuilnaam')
  })
})
