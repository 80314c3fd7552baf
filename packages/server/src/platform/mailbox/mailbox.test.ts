import { afterEach, describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS, MailboxError, PROCESSED_FOLDER, readMailbox, testMailbox } from './mailbox.ts'
import type { MailboxMessage, MailboxSettings } from './mailbox.ts'
import { ImapEmulator } from '../testing/imap-emulator.ts'
import type { EmulatorOptions } from '../testing/imap-emulator.ts'
import { untrustedCertificate } from '../testing/untrusted-certificate.ts'

const running: ImapEmulator[] = []

afterEach(async () => {
  for (const emulator of running.splice(0)) await emulator.stop()
})

async function aMailbox(options: EmulatorOptions = {}, about: Partial<MailboxSettings> = {}) {
  const emulator = new ImapEmulator(options)
  running.push(emulator)
  const settings: MailboxSettings = {
    host: 'localhost',
    address: '127.0.0.1',
    port: await emulator.start(),
    security: 'plain',
    user: 'retour',
    password: 'geheim',
    folder: 'INBOX',
    ...about,
  }
  const taken: MailboxMessage[] = []
  const take = (message: MailboxMessage) => {
    taken.push(message)
    return Promise.resolve()
  }
  return { emulator, settings, taken, take }
}

function letter(number: number, length = 0): string {
  return `From: MAILER-DAEMON@example.nl\r\nSubject: nummer ${String(number)}\r\n\r\n${'x'.repeat(length)}\r\n`
}

function subjects(messages: readonly { readonly raw: Buffer }[]): readonly string[] {
  return messages.map((message) => /Subject: (.*)\r/.exec(message.raw.toString())?.[1] ?? '')
}

async function errorOf(work: Promise<unknown>): Promise<MailboxError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(MailboxError)
  return error as MailboxError
}

const QUICK = { ...DEFAULT_LIMITS, silenceMs: 300 }

describe('Reading the mailbox for returned mail', () => {
  it('hands over every unread message, oldest first, and puts it in "Verwerkt" as read', async () => {
    const { emulator, settings, taken, take } = await aMailbox()
    for (const number of [1, 2, 3]) emulator.deliver(letter(number))
    expect(await readMailbox(settings, take)).toEqual({ handled: 3, failed: [], waiting: 0, isMoved: true })
    expect(subjects(taken)).toEqual(['nummer 1', 'nummer 2', 'nummer 3'])
    expect(taken[0]).toMatchObject({ uid: 1, uidValidity: '77', isTruncated: false })
    expect(emulator.folders.get('INBOX')).toEqual([])
    const processed = emulator.folders.get(PROCESSED_FOLDER) ?? []
    expect(subjects(processed)).toEqual(['nummer 1', 'nummer 2', 'nummer 3'])
    expect(processed.every((message) => message.isSeen)).toBe(true)
  })

  it('finds nothing the second time', async () => {
    const { emulator, settings, taken, take } = await aMailbox()
    emulator.deliver(letter(1))
    await readMailbox(settings, take)
    expect(await readMailbox(settings, take)).toMatchObject({ handled: 0, waiting: 0 })
    expect(taken).toHaveLength(1)
  })

  it('takes a portion and says how many wait', async () => {
    const { emulator, settings, taken, take } = await aMailbox()
    for (const number of [1, 2, 3, 4, 5]) emulator.deliver(letter(number))
    const reading = await readMailbox(settings, take, { ...DEFAULT_LIMITS, maxMessages: 2 })
    expect(reading).toMatchObject({ handled: 2, waiting: 3 })
    expect(subjects(taken)).toEqual(['nummer 1', 'nummer 2'])
  })

  it('fetches only the beginning of a message that is too large', async () => {
    const { emulator, settings, taken, take } = await aMailbox()
    emulator.deliver(letter(1, 50_000))
    await readMailbox(settings, take, { ...DEFAULT_LIMITS, maxBytes: 4_000 })
    expect(taken[0]?.isTruncated).toBe(true)
    expect(taken[0]?.raw.length).toBe(4_000)
  })

  it('leaves a message that could not be taken unread, and goes on with the next', async () => {
    const { emulator, settings, taken, take } = await aMailbox()
    for (const number of [1, 2]) emulator.deliver(letter(number))
    const failure = new Error('de database is even weg')
    const reading = await readMailbox(settings, (message) =>
      message.uid === 1 ? Promise.reject(failure) : take(message),
    )
    expect(reading).toMatchObject({ handled: 1, failed: [{ uid: 1, error: failure }] })
    expect(emulator.folders.get('INBOX')).toMatchObject([{ uid: 1, isSeen: false }])
    await readMailbox(settings, take)
    expect(subjects(taken)).toEqual(['nummer 2', 'nummer 1'])
  })

  it('after a connection that broke in the middle of a message, that message comes again and none is lost', async () => {
    const { emulator, settings, taken, take } = await aMailbox({ breakInFetch: 2 })
    for (const number of [1, 2, 3]) emulator.deliver(letter(number, 20_000))
    expect((await errorOf(readMailbox(settings, take))).code).toBe('unreachable')
    expect(subjects(taken)).toEqual(['nummer 1'])
    await readMailbox(settings, take)
    expect(subjects(taken)).toEqual(['nummer 1', 'nummer 2', 'nummer 3'])
  })

  it('moves by copying and removing where the server cannot move', async () => {
    const { emulator, settings, take } = await aMailbox({ cannotMove: true })
    emulator.deliver(letter(1))
    expect(await readMailbox(settings, take)).toMatchObject({ handled: 1, isMoved: true })
    expect(emulator.folders.get('INBOX')).toEqual([])
    expect(emulator.folders.get(PROCESSED_FOLDER)).toHaveLength(1)
  })

  it('marks as read and leaves in place where no folder may be made', async () => {
    const { emulator, settings, taken, take } = await aMailbox({ refusesNewFolders: true })
    emulator.deliver(letter(1))
    expect(await readMailbox(settings, take)).toMatchObject({ handled: 1, isMoved: false })
    expect(emulator.folders.get('INBOX')).toMatchObject([{ isSeen: true }])
    await readMailbox(settings, take)
    expect(taken).toHaveLength(1)
  })

  it('tests the connection without changing anything', async () => {
    const { emulator, settings } = await aMailbox()
    emulator.deliver(letter(1))
    expect(await testMailbox(settings)).toEqual({ waiting: 1 })
    expect(emulator.folders.get('INBOX')).toMatchObject([{ isSeen: false }])
    expect([...emulator.folders.keys()]).toEqual(['INBOX'])
  })
})

describe('A mailbox that cannot be read says why, and never with a secret', () => {
  it('a wrong password', async () => {
    const { settings, take } = await aMailbox({}, { password: 'zeer-geheim' })
    const error = await errorOf(readMailbox(settings, take, QUICK))
    expect(error.code).toBe('login_refused')
    expect(JSON.stringify([error, error.message, error.stack])).not.toContain('zeer-geheim')
  })

  it('a folder that does not exist', async () => {
    const { settings, take } = await aMailbox({}, { folder: 'Bestaat niet' })
    expect((await errorOf(readMailbox(settings, take, QUICK))).code).toBe('folder_missing')
  })

  it('a server that is not there', async () => {
    const { emulator, settings, take } = await aMailbox()
    await emulator.stop()
    expect((await errorOf(readMailbox(settings, take, QUICK))).code).toBe('unreachable')
  })

  it('a server that says nothing', async () => {
    const { settings, take } = await aMailbox({ isSilent: true })
    expect((await errorOf(readMailbox(settings, take, QUICK))).code).toBe('timed_out')
  })

  it('a certificate nobody vouches for', async () => {
    const { emulator, settings, take } = await aMailbox({ certificate: untrustedCertificate() }, { security: 'tls' })
    expect((await errorOf(readMailbox(settings, take, QUICK))).code).toBe('certificate')
    expect(emulator.commands).toEqual([])
  })

  it('a server without a safe connection where one is required: the password is not sent', async () => {
    const { emulator, settings, take } = await aMailbox({}, { security: 'starttls' })
    expect((await errorOf(readMailbox(settings, take, QUICK))).code).toBe('certificate')
    expect(emulator.commands.filter((command) => /LOGIN|AUTHENTICATE/.test(command))).toEqual([])
  })
})
