import { readdir } from 'node:fs/promises'
import type { Import, ImportFolder } from '@klantregie/contract'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { ImapEmulator } from '../../../../platform/testing/imap-emulator.ts'
import { testApp } from '../../../../platform/testing/test-app.ts'
import { goOnFor, readIn, show } from '../../testing/importing.ts'

const imap = new ImapEmulator({ user: 'lijsten', password: 'geheim-van-de-postbus' })
const port = await imap.start()
const app = await testApp({ KLANTREGIE_OWN_NETWORK: `127.0.0.1:${String(port)}` })
const manager = app.as('relation_manager')
afterAll(() => imap.stop())

const HEADER = 'Lidnummer;Voornaam;Achternaam;E-mail'
const SENDER = 'nacht@kassa.example'
const mailbox = (more: object = {}) => ({
  ...{ host: '127.0.0.1', port, security: 'plain', login: 'lijsten', password: 'geheim-van-de-postbus' },
  ...{ inbox: 'INBOX', senders: [SENDER] },
  ...more,
})

let folder: ImportFolder
let number = 0

type Attached = { readonly name: string; readonly content: string }
type Written = { readonly from?: string; readonly headers?: readonly string[]; readonly attached?: readonly Attached[] }

/** A letter as a mail program sends it. */
function letter({ from = SENDER, headers = [], attached = [] }: Written): string {
  const part = ({ name, content }: Attached) =>
    [
      '--grens',
      `Content-Type: application/octet-stream; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(content).toString('base64'),
    ].join('\r\n')
  return [
    ...headers,
    `From: ${from}`,
    'To: lijsten@waterlinie.example',
    'Subject: Lijst van vannacht',
    'Date: Mon, 02 Mar 2020 03:00:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="grens"',
    '',
    '--grens\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHierbij de lijst.',
    ...attached.map(part),
    '--grens--',
    '',
  ].join('\r\n')
}

const members = (...rows: string[]): string => [HEADER, ...rows].join('\n')
const row = (id: number): string =>
  `${String(id)};Voornaam${String(id)};Achternaam${String(id)};lid${String(id)}@example.org`

const one = async (): Promise<ImportFolder> =>
  ((await manager('GET', '/import-folders')).json().items as ImportFolder[]).find(({ id }) => id === folder.id)!
const imports = async (): Promise<Import[]> =>
  ((await manager('GET', '/imports?limit=100')).json().items as Import[]).filter(
    ({ folderName }) => folderName === folder.name,
  )
const set = (more: object = {}) => manager('PUT', `/import-folders/${folder.id}/mailbox`, mailbox(more))
const minutesLater = () => goOnFor(app, 6)

beforeEach(async () => {
  number += 1
  imap.folders.set('INBOX', [])
  imap.folders.delete('Verwerkt')
  imap.options = { user: 'lijsten', password: 'geheim-van-de-postbus' }
  const choices = {
    sourceId: null,
    carriesOut: true,
    mostRejected: 5,
    mostGone: 50,
    quietAfterDays: null,
    isPaused: false,
  }
  folder = (await manager('POST', '/import-folders', { name: `Kassa ${String(number)}`, ...choices })).json()
  return async () => {
    await manager('DELETE', `/import-folders/${folder.id}`)
  }
})

test('a list that comes by mail is read in by itself, and the letter is put away', async () => {
  const reading = {
    typeKeys: ['borrower'],
    sourceName: 'Leden per mail',
    targets: { Lidnummer: 'external_id' } as const,
  }
  await readIn(app, 'leden.csv', members(row(1)), reading)
  expect((await set()).statusCode).toBe(200)
  imap.deliver(letter({ attached: [{ name: 'leden.csv', content: members(row(1), row(2)) }] }))
  await minutesLater()
  const [done] = await imports()
  expect(done).toMatchObject({ fileName: 'leden.csv', state: 'done', startedBy: 'Test relation_manager' })
  expect((await show(app, done!.id)).counts).toMatchObject({ rows: 2, new: 1, same: 1 })
  expect(imap.folders.get('INBOX')).toEqual([])
  expect(imap.folders.get('Verwerkt')).toHaveLength(1)
  expect((await one()).mailbox).toMatchObject({ problem: null, refused: null, readAt: app.clock.now().toISOString() })
  expect(await readdir(folder.path)).toEqual([])
})

test('two lists of one name in one letter both come, and a picture with them does not', async () => {
  await set()
  const [first, second] = [members(row(10)), members(row(11), row(12))]
  const attached = [
    { name: 'lijst.csv', content: first },
    { name: 'logo.png', content: 'x' },
    { name: 'lijst.csv', content: second },
  ]
  imap.deliver(letter({ attached }))
  await minutesLater()
  expect((await imports()).map(({ fileName }) => fileName).toSorted()).toEqual(['lijst (2).csv', 'lijst.csv'])
})

test('the same letter twice, as after a crash, is one import', async () => {
  await set()
  const again = letter({ attached: [{ name: 'dubbel.csv', content: members(row(20)) }] })
  imap.deliver(again)
  await minutesLater()
  imap.deliver(again)
  await minutesLater()
  expect(await imports()).toHaveLength(1)
})

test.each<[string, Written, string]>([
  ['somebody else', { from: 'iemand@elders.example' }, 'sender_unknown'],
  [
    'a forged sender',
    { headers: ['Authentication-Results: mx.waterlinie.example; dmarc=fail header.from=kassa.example'] },
    'not_genuine',
  ],
])('nothing is taken out of a letter of %s, which is told and put away', async (_name, written, reason) => {
  await set()
  imap.deliver(letter({ ...written, attached: [{ name: 'kwaad.csv', content: members(row(30)) }] }))
  await minutesLater()
  expect(await imports()).toEqual([])
  expect((await one()).mailbox?.refused).toMatchObject({ reason, sender: written.from ?? SENDER })
  expect(imap.folders.get('INBOX')).toEqual([])
})

test('a finding that the sender wrote itself is not believed over that of the mail server', async () => {
  await set()
  const headers = [
    'Authentication-Results: mx.waterlinie.example; dmarc=fail',
    'Authentication-Results: mx.waterlinie.example; dmarc=pass',
  ]
  imap.deliver(letter({ headers, attached: [{ name: 'kwaad.csv', content: members(row(31)) }] }))
  await minutesLater()
  expect((await one()).mailbox?.refused?.reason).toBe('not_genuine')
})

test('a name that leads elsewhere stays in the folder', async () => {
  await set()
  imap.deliver(letter({ attached: [{ name: '../../../../ontsnapt.csv', content: members(row(40)) }] }))
  await minutesLater()
  expect((await imports()).map(({ fileName }) => fileName)).toEqual(['ontsnapt.csv'])
})

test('a mailbox that refuses is told, waits for somebody, and does not keep files in the folder from being read', async () => {
  await set()
  imap.options = { user: 'lijsten', password: 'een ander' }
  await minutesLater()
  expect((await one()).mailbox?.problem).toBe('login_refused')
  expect((await one()).lookedAt).toBe(app.clock.now().toISOString())
  const { waiting } = (await manager('GET', '/home')).json() as { waiting: { kind: string; title: string }[] }
  expect(waiting).toContainEqual(expect.objectContaining({ kind: 'folders', title: folder.name }))
})

test('trying it counts what is unread and changes nothing', async () => {
  await set()
  await app.runJobs()
  imap.deliver(letter({}))
  expect((await manager('POST', `/import-folders/${folder.id}/mailbox/test`)).json()).toEqual({
    unread: 1,
    problem: null,
  })
  expect(imap.folders.get('INBOX')).toMatchObject([{ isSeen: false }])
  imap.options = { user: 'lijsten', password: 'een ander' }
  expect((await manager('POST', `/import-folders/${folder.id}/mailbox/test`)).json()).toEqual({
    ...{ unread: null, problem: 'login_refused' },
  })
})

test('addresses that were not allowed are not reached, and the internet only at ports of mail and safely', async () => {
  for (const place of [
    { host: '127.0.0.1', port: port + 1, security: 'tls' },
    { host: '169.254.169.254', port: 993, security: 'tls' },
    { host: '192.0.2.7', port: 143, security: 'plain' },
    { host: '203.0.113.7', port: 22, security: 'tls' },
  ]) {
    await set(place)
    const tried = await manager('POST', `/import-folders/${folder.id}/mailbox/test`)
    expect(tried.json(), place.host).toEqual({ unread: null, problem: 'address_refused' })
  }
})

test('the password is never shown, is sealed, and goes to no other mailbox than it was given for', async () => {
  const made = await set()
  expect(made.body).not.toContain('geheim-van-de-postbus')
  const [kept] = await app.query('select password from identity.folder_mailbox where folder_id = $1', [folder.id])
  expect(String(kept?.['password'])).not.toContain('geheim')
  // Other senders: it stays.
  expect((await set({ password: undefined, senders: ['@kassa.example'] })).statusCode).toBe(200)
  for (const elsewhere of [{ host: 'mail.kwaad.example' }, { port: 993 }, { login: 'ander' }, { security: 'tls' }]) {
    const asked = await set({ password: undefined, ...elsewhere })
    expect([asked.statusCode, asked.json().code]).toEqual([422, 'identity.mailbox_password_needed'])
  }
  expect(JSON.stringify(await app.audit())).not.toContain('geheim-van-de-postbus')
})

test('whoever sets it answers for its lists, and whoever may not read lists in cannot', async () => {
  await set()
  const admin = app.as('administrator')
  expect((await admin('PUT', `/import-folders/${folder.id}/mailbox`, mailbox())).json().holder.name).toBe(
    'Test administrator',
  )
  const path = `/import-folders/${folder.id}/mailbox`
  for (const role of ['front_office', 'reader'] as const)
    expect((await app.as(role)('PUT', path, mailbox())).statusCode).toBe(403)
  expect((await app.as('reader')('POST', `${path}/test`)).statusCode).toBe(403)
  expect((await app.anonymous('POST', `${path}/test`)).statusCode).toBe(401)
})

test('it is read no longer when it is taken away, and then it is not there to be tried', async () => {
  await set()
  expect((await manager('DELETE', `/import-folders/${folder.id}/mailbox`)).statusCode).toBe(200)
  imap.deliver(letter({ attached: [{ name: 'later.csv', content: members(row(50)) }] }))
  await minutesLater()
  expect(imap.folders.get('INBOX')).toHaveLength(1)
  expect((await one()).mailbox).toBeNull()
  expect((await manager('POST', `/import-folders/${folder.id}/mailbox/test`)).json().code).toBe(
    'identity.mailbox_not_found',
  )
})
