import { describe, expect, it } from 'vitest'
import { classify } from './classify.rules.ts'
import type { Classification } from './classify.rules.ts'
import { readMessage } from './read-message.ts'
import type { BounceReason } from './reasons.rules.ts'
import { aLetter, aReport } from './testing/returned-letters.ts'

const MARKS = { headerName: 'X-Klantregie-Token', mailboxAddress: 'retour@biblio.example' }

async function read(raw: Buffer): Promise<readonly Classification[]> {
  return classify(await readMessage(raw), MARKS)
}

async function one(raw: Buffer): Promise<Classification> {
  const found = await read(raw)
  expect(found).toHaveLength(1)
  return found[0]!
}

/** Answers of large mail systems that do not occur in the collection of the acceptance test. */
const ANSWERS: readonly (readonly [string, BounceReason, boolean])[] = [
  [
    '550 5.1.1 <lezer@example.nl>: Recipient address rejected: User unknown in virtual mailbox table',
    'userunknown',
    true,
  ],
  ['550-5.1.1 The email account that you tried to reach does not exist.', 'userunknown', true],
  [
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient lezer@example.nl not found by SMTP address lookup',
    'userunknown',
    true,
  ],
  ['550 5.4.1 Recipient address rejected: Access denied. AS(201806281) [DB5.prod.outlook.com]', 'userunknown', true],
  ['550 5.1.1 De opgegeven gebruiker bestaat niet', 'userunknown', true],
  ['550 5.1.1 Empfänger unbekannt', 'userunknown', true],
  ['550 5.2.1 This mailbox has been disabled', 'suspend', false],
  [
    '554 30 Sorry, your message to lezer@example.nl cannot be delivered. This mailbox is disabled (554.30).',
    'suspend',
    false,
  ],
  ['552 5.2.2 The email account that you tried to reach is over quota and inactive.', 'mailboxfull', false],
  ['452 4.2.2 The recipient’s inbox is out of storage space', 'mailboxfull', false],
  ['554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException', 'mailboxfull', false],
  ['550 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org', 'blocked', false],
  [
    '550 5.7.1 [192.0.2.1 12] Our system has detected that this message is likely unsolicited mail.',
    'spamdetected',
    false,
  ],
  [
    '550 5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM',
    'authfailure',
    false,
  ],
  ['550 5.7.23 The message was rejected because of Sender Policy Framework violation', 'authfailure', false],
  [
    '550 5.7.515 Access denied, sending domain example.org does not meet the required authentication level.',
    'authfailure',
    false,
  ],
  ['421 4.7.28 Gmail has detected an unusual rate of mail originating from your IP address', 'speeding', false],
  [
    '451 4.7.1 <lezer@example.nl>: Recipient address rejected: Greylisted, see http://postgrey.example',
    'onhold',
    false,
  ],
  ['550 5.7.25 The IP address sending this message does not have a PTR record setup', 'requireptr', false],
  ['530 5.7.0 Must issue a STARTTLS command first', 'failedstarttls', false],
  ['552 5.3.4 Message size exceeds fixed limit', 'mesgtoobig', false],
  ['556 5.1.10 Recipient address has null MX', 'notaccept', true],
  ['554 5.4.14 Hop count exceeded - possible mail loop', 'networkerror', false],
  ['554 5.7.1 <lezer@example.nl>: Relay access denied', 'norelaying', false],
  ['550 5.1.8 <retour@biblio.example>: Sender address rejected: Domain not found', 'rejected', false],
  ['550 5.1.1 RCP-X9 Not wanted, refused due to your volume', 'filtered', false],
  ['451 4.3.0 Temporary lookup failure', 'networkerror', false],
]

describe('The answer of the other side gives the reason', () => {
  it.each(ANSWERS.map(([answer, reason, isHard]) => ({ answer, reason, isHard })))(
    '$reason: $answer',
    async ({ answer, reason, isHard }) => {
      const status = /[245]\.\d+\.\d+/.exec(answer)?.[0] ?? '5.0.0'
      expect(await one(aReport({ diagnostic: answer, status }))).toMatchObject({ reason, isHard })
    },
  )
})

describe('An address is only given up on more than words', () => {
  const words = 'lezer@example.nl... User unknown'

  it('"user unknown" when the recipient was named: wrong address', async () => {
    const raw = aReport({ diagnostic: `550 ${words} (in reply to RCPT TO command)` })
    expect(await one(raw)).toMatchObject({ reason: 'userunknown', isHard: true })
  })

  it('"user unknown" after the letter was read: a filter that wants to be left alone', async () => {
    const raw = aReport({ diagnostic: `550 ${words} (in reply to end of DATA command)` })
    expect(await one(raw)).toMatchObject({ reason: 'filtered', isHard: false })
  })

  it('a warning that delivery takes longer is never final', async () => {
    const raw = aReport({ diagnostic: `450 4.1.1 ${words}`, status: '4.1.1', action: 'delayed' })
    expect(await one(raw)).toMatchObject({ reason: 'userunknown', isHard: false, action: 'delayed' })
  })

  it('the subject of our own letter is not an answer', async () => {
    const notice = 'A message could not be delivered.\r\nSubject: Uw postvak is vol\r\n\r\nReason unknown.'
    expect((await one(aReport({ diagnostic: '', notice }))).reason).not.toBe('mailboxfull')
  })

  it('our own letter, which comes back below, is not an answer', async () => {
    const original =
      'Message-ID: <a@biblio.example>\r\nSubject: x\r\n\r\n550 5.1.1 User unknown in local recipient table'
    expect((await one(aReport({ diagnostic: '554 5.2.2 Mailbox full', original }))).reason).toBe('mailboxfull')
  })
})

describe('A returned letter is traced to ours', () => {
  it('by the token in the return address, before anything that stands in the message', async () => {
    const raw = aReport({
      diagnostic: '550 5.1.1 User unknown',
      to: 'retour+Tok_en-123456@biblio.example',
      original: 'X-Klantregie-Token: iets-anders\r\nMessage-ID: <brief-7@biblio.example>\r\n\r\nDag',
    })
    expect(await one(raw)).toMatchObject({ token: 'Tok_en-123456', originalMessageId: 'brief-7@biblio.example' })
  })

  it('by the token in the returned letter', async () => {
    const original = 'X-Klantregie-Token: abc123def\r\nMessage-ID: <brief-8@biblio.example>\r\n\r\nDag'
    expect(await one(aReport({ diagnostic: '550 no', original }))).toMatchObject({ token: 'abc123def' })
  })
})

describe('What is no report is left to people', () => {
  const fromPerson = { From: 'Mevrouw Lezer <lezer@example.nl>', To: 'retour@biblio.example' }

  it.each([
    [
      'an ordinary letter',
      { ...fromPerson, Subject: 'Vraag over mijn pas' },
      'Dag, ik ben verhuisd. Mijn adres bestaat niet meer.',
    ],
    ['an answer that quotes a report', { ...fromPerson, Subject: 'Re: Undelivered Mail' }, '> 550 5.1.1 User unknown'],
    [
      'a forwarded report',
      { ...fromPerson, Subject: 'Fwd: Undelivered Mail' },
      '550 5.1.1 <ander@example.nl> User unknown',
    ],
  ])('%s', async (_name, headers, text) => {
    expect(await read(aLetter(headers, text))).toEqual([])
  })

  it.each([
    ['Auto-Submitted', { ...fromPerson, Subject: 'Re: Nieuwsbrief', 'Auto-Submitted': 'auto-replied' }],
    ['X-Autoreply', { ...fromPerson, Subject: 'Ontvangen', 'X-Autoreply': 'yes' }],
    ['Precedence', { ...fromPerson, Subject: 'Ontvangen', Precedence: 'auto_reply' }],
    ['a Dutch subject', { ...fromPerson, Subject: 'Automatisch antwoord: Nieuwsbrief' }],
  ])('an absence notice asks for nothing: %s', async (_name, headers) => {
    const row = await one(aLetter(headers, 'Ik ben met vakantie. Bij spoed: receptie@example.nl'))
    expect(row).toMatchObject({ reason: 'vacation', isHard: false, recipient: 'lezer@example.nl' })
  })
})
