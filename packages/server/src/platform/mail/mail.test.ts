import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../config/config.ts'
import { testApp } from '../testing/test-app.ts'
import { layOut, oneLine } from './mail-content.rules.ts'
import { postMail } from './outbox.ts'
import { openMailbox, readMail } from './testing/mailbox.ts'

const mailbox = await openMailbox()
afterAll(() => mailbox.stop())
const app = await testApp({
  KLANTREGIE_SMTP_URL: mailbox.url,
  KLANTREGIE_MAIL_FROM: 'Bibliotheek <info@testdam.example.org>',
})
const off = await testApp()
beforeEach(() => {
  mailbox.mails.length = 0
  mailbox.answer(null)
})

const mail = (key: string, change: object = {}) => ({
  key,
  template: 'test',
  to: 'anna@voorbeeld.nl',
  language: 'nl' as const,
  content: {
    subject: 'Hallo',
    blocks: ['Eerste alinea', { label: 'Verder', href: 'http://localhost/x#y' }],
    reason: 'Omdat.',
  },
  ...change,
})
const post = (key: string, change: object = {}, on = app) =>
  on.inTransaction(async (ctx) => {
    await postMail(ctx, mail(key, change))
  })
const stored = async (on = app) =>
  on.query('select key, state, recipient, content from platform.outgoing_mail order by key')

describe('a mail', () => {
  test('goes out once, as text and as HTML, and is forgotten then', async () => {
    await post('a1')
    await post('a1')
    expect(mailbox.mails).toEqual([])
    await app.runJobs()
    expect(mailbox.mails).toHaveLength(1)
    const { headers, text, html } = readMail(mailbox.mails[0]!.raw)
    expect(mailbox.mails[0]).toMatchObject({ from: 'info@testdam.example.org', to: ['anna@voorbeeld.nl'] })
    expect(headers).toMatch(/Auto-Submitted: auto-generated/)
    expect(headers).toMatch(/Message-I[dD]: <[0-9a-f-]{36}@testdam\.example\.org>/)
    expect(text).toContain('http://localhost/x#y')
    expect(html).toContain('<html lang="nl">')
    expect(html).not.toMatch(/<img|<script|http:\/\/(?!localhost)/)
    expect((await stored())[0]).toEqual({ key: 'a1', state: 'sent', recipient: null, content: null })
  })

  test('that was asked for in a transaction that is rolled back never goes', async () => {
    const failing = app.inTransaction(async (ctx) => {
      await postMail(ctx, mail('a2'))
      throw new Error('toch niet')
    })
    await expect(failing).rejects.toThrow()
    await app.runJobs()
    expect(mailbox.mails).toEqual([])
  })

  test('that the server will never take is given up at once, and forgotten', async () => {
    mailbox.answer(550)
    await post('a3')
    await app.runJobs()
    expect((await stored()).find(({ key }: { key: string }) => key === 'a3')).toMatchObject({
      state: 'failed',
      recipient: null,
      content: null,
    })
    expect((await app.jobs()).at(-1)).toEqual({ name: 'platform.send-mail', state: 'failed' })
  })

  test('that the server cannot take now goes later', async () => {
    mailbox.answer(451)
    await post('a4')
    await expect(app.runJobs()).rejects.toThrow()
    mailbox.answer(null)
    const [job] = await app.query(
      `select id from platform.job where name = 'platform.send-mail' order by created_at desc, id desc limit 1`,
    )
    expect((await stored()).find(({ key }: { key: string }) => key === 'a4')).toMatchObject({
      state: 'waiting',
      recipient: 'anna@voorbeeld.nl',
    })
    await app.started.tools.definitions
      .find(({ name }) => name === 'platform.send-mail')!
      .run(
        {
          inTenant: (work: never) => app.inTransaction(work),
          mail: app.started.app.mail,
          jobId: job.id,
        } as never,
        { mailId: (await app.query(`select id from platform.outgoing_mail where key = 'a4'`))[0].id },
      )
    expect(mailbox.mails).toHaveLength(1)
  })

  test.each([
    'anna@voorbeeld.nl, jan@voorbeeld.nl',
    'anna@voorbeeld.nl\r\nBcc: jan@voorbeeld.nl',
    'Anna <anna@voorbeeld.nl>, jan@voorbeeld.nl',
  ])('never reaches somebody else through the address "%s"', async (to) => {
    await post(`to ${to}`, { to })
    await app.runJobs().catch(() => undefined)
    expect(mailbox.mails.flatMap((one) => one.to).filter((address) => address === 'jan@voorbeeld.nl')).toEqual([])
    expect(mailbox.mails.map(({ raw }) => raw).join()).not.toMatch(/^Bcc:/im)
  })
})

describe('what people typed', () => {
  const hostile = [
    '<script>alert(1)</script>',
    'a\r\nBcc: jan@voorbeeld.nl',
    '\u202Egnikkart',
    'x'.repeat(10_000),
    "'; drop table x; --",
  ]
  test.each(hostile)('is text and nothing else: %.40s', (text) => {
    const laid = layOut(
      { subject: text, blocks: [text, { label: text, href: 'http://localhost/' }], reason: text },
      'nl',
    )
    expect(laid.html).not.toContain('<script>')
    expect(laid.subject).not.toMatch(/[\r\n\u202E]/)
    expect(laid.subject.length).toBeLessThanOrEqual(200)
  })
  test('a subject is one line', () => {
    expect(oneLine(' Een\r\n\ttwee\u2028drie ')).toBe('Een twee drie')
  })
})

describe('without a mail server', () => {
  test('nothing goes out and the reason is plain', async () => {
    await post('b1', {}, off)
    await off.runJobs()
    expect((await stored(off))[0]).toMatchObject({ state: 'failed', recipient: null })
    expect(await off.query(`select error_code from platform.job where name = 'platform.send-mail'`)).toEqual([
      { error_code: 'mail.off' },
    ])
  })
})

describe('the settings', () => {
  test.each([
    { what: 'a server without who it is from', set: { KLANTREGIE_SMTP_URL: 'smtp://localhost' } },
    { what: 'who it is from without a server', set: { KLANTREGIE_MAIL_FROM: 'info@voorbeeld.nl' } },
    {
      what: 'a server that is a website',
      set: { KLANTREGIE_SMTP_URL: 'http://localhost', KLANTREGIE_MAIL_FROM: 'info@voorbeeld.nl' },
    },
    {
      what: 'a sender that is no address',
      set: { KLANTREGIE_SMTP_URL: 'smtp://localhost', KLANTREGIE_MAIL_FROM: 'geheim' },
    },
  ])('$what is refused, without showing what it was', ({ set }) => {
    expect(() => readConfig(set)).toThrow(/KLANTREGIE_/)
    expect(() => readConfig(set)).not.toThrow(/localhost|geheim/)
  })
})
