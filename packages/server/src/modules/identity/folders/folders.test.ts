import { access, mkdir, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FolderChoices, Import, ImportFolder } from '@klantregie/contract'
import { beforeAll, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { act, check, goOnFor, readIn, show, upload } from '../testing/importing.ts'

const app = await testApp({ KLANTREGIE_MAX_UPLOAD_BYTES: '20000' })
const manager = app.as('relation_manager')

const HEADER = 'Lidnummer;Voornaam;Achternaam;E-mail'
const list = (...rows: string[]) => [HEADER, ...rows].join('\n')
const ANNA = '1;Anna;Bakker;anna@example.org'
const BRAM = '2;Bram;Visser;bram@example.org'
const choices = (more: Partial<FolderChoices> = {}): FolderChoices => ({
  name: 'Kassa De Waag',
  sourceId: null,
  carriesOut: true,
  mostRejected: 5,
  mostGone: 50,
  quietAfterDays: null,
  isPaused: false,
  ...more,
})
const reading = { typeKeys: ['borrower'], sourceName: 'Leden', targets: { Lidnummer: 'external_id' } as const }

let folder: ImportFolder

const folders = async (): Promise<ImportFolder[]> => (await manager('GET', '/import-folders')).json().items
const one = async () => (await folders()).find(({ id }) => id === folder.id)!
const imports = async (): Promise<Import[]> => (await manager('GET', '/imports?limit=100')).json().items

/** Puts a file there as another system does, written so many seconds ago. */
async function drops(name: string, content: string | Uint8Array, { secondsAgo = 120, path = folder.path } = {}) {
  const at = new Date(app.clock.now().getTime() - secondsAgo * 1000)
  await writeFile(join(path, name), content)
  await utimes(join(path, name), at, at)
}

const minutesLater = (minutes = 6) => goOnFor(app, minutes)

beforeAll(async () => {
  const made = await manager('POST', '/import-folders', choices())
  folder = made.json()
  expect(made.statusCode).toBe(200)
  await app.runJobs()
})

test('a folder is made on disk, below that of the organisation', async () => {
  expect(folder.path).toBe(join(app.dataDir, 'drop', 'bibliotheek-testdam', 'kassa-de-waag'))
  await access(folder.path)
  expect(folder.holder).toEqual({ name: 'Test relation_manager', isAble: true })
  expect(await one()).toMatchObject({
    problem: null,
    last: null,
    heldCount: 0,
    lookedAt: app.clock.now().toISOString(),
  })
})

test('a list that nobody knows waits for somebody, who then says what it means', async () => {
  await drops('leden.csv', list(ANNA, BRAM))
  await minutesLater()
  const [held] = await imports()
  expect(held).toMatchObject({
    fileName: 'leden.csv',
    state: 'ready',
    heldFor: 'unknown',
    goesOn: true,
    folderName: 'Kassa De Waag',
  })
  expect(await readdir(folder.path)).toEqual([])
  expect(await one()).toMatchObject({ heldCount: 1, last: { id: held!.id, state: 'ready' } })
  const waiting = (await manager('GET', '/home')).json().waiting
  expect(waiting).toContainEqual(expect.objectContaining({ kind: 'imports', count: 1, id: held!.id }))
  await check(app, await show(app, held!.id), reading)
  expect((await act(app, held!.id, 'run')).counts).toMatchObject({ rows: 2, new: 2 })
})

test('the next one is read in by itself, with the rights of who made the folder', async () => {
  await drops('leden-2.csv', list(ANNA, '2;Bram;Visser;bram.visser@example.org', '3;Cor;Smit;cor@example.org'))
  await minutesLater()
  const [done] = await imports()
  expect(done).toMatchObject({ state: 'done', heldFor: null, sourceName: 'Leden', startedBy: 'Test relation_manager' })
  expect(done!.counts).toMatchObject({ rows: 3, new: 1, changed: 1, same: 1, rejected: 0 })
  const trail = (await app.query(
    `select action, actor_name, origin_kind from platform.audit_entry where subject_id = $1 order by at, id`,
    [done!.id],
  )) as { action: string; actor_name: string; origin_kind: string }[]
  expect(trail.map(({ action }) => action).slice(0, 3)).toEqual(['import.uploaded', 'import.checked', 'import.started'])
  expect(new Set(trail.map(({ actor_name }) => actor_name))).toEqual(new Set(['Test relation_manager']))
  expect(new Set(trail.map(({ origin_kind }) => origin_kind))).toEqual(new Set(['job']))
})

test('the very same file again is cleared away and makes no import', async () => {
  const before = (await imports()).length
  await drops('leden-2-weer.csv', list(ANNA, '2;Bram;Visser;bram.visser@example.org', '3;Cor;Smit;cor@example.org'))
  await minutesLater()
  expect(await imports()).toHaveLength(before)
  expect(await readdir(folder.path)).toEqual([])
  expect((await app.audit()).at(-1)).toMatchObject({ action: 'import_folder.same_file', subject_id: folder.id })
  expect((await one()).arrivedAt).toBe(app.clock.now().toISOString())
})

test('a list that became again what it was is read in again', async () => {
  await drops('leden-3.csv', list(ANNA, BRAM))
  await minutesLater()
  expect((await imports())[0]).toMatchObject({
    fileName: 'leden-3.csv',
    state: 'done',
    counts: { changed: 1, gone: 1 },
  })
})

test('what is still being written is left alone until it is whole', async () => {
  const before = (await imports()).length
  await drops('half.csv', list('8;Half;Geschreven;half@example.org', ANNA, BRAM), { secondsAgo: -330 })
  await drops('leden.csv.filepart', list(ANNA))
  await minutesLater()
  expect(await imports()).toHaveLength(before)
  await minutesLater()
  expect((await imports())[0]).toMatchObject({ fileName: 'half.csv', state: 'done' })
  expect(await readdir(folder.path)).toEqual(['leden.csv.filepart'])
  await rm(join(folder.path, 'leden.csv.filepart'))
})

test('with too many refused rows, or too many people missing, somebody looks first; what comes after it waits its turn', async () => {
  await drops('fout.csv', list(ANNA, BRAM, '4;;;', '5;;;'), { secondsAgo: 300 })
  await drops('later.csv', list(ANNA, BRAM, '6;Dirk;Mol;dirk@example.org', '8;Half;Geschreven;half@example.org'), {
    secondsAgo: 200,
  })
  await minutesLater()
  const [later, wrong] = await imports()
  expect(wrong).toMatchObject({
    fileName: 'fout.csv',
    state: 'checked',
    heldFor: 'rejected',
    counts: { rows: 4, rejected: 2 },
  })
  expect(later).toMatchObject({ fileName: 'later.csv', state: 'ready', heldFor: null })
  await manager('DELETE', `/imports/${wrong!.id}`)
  await minutesLater()
  expect((await imports())[0]).toMatchObject({ fileName: 'later.csv', state: 'done' })

  await drops('bijna-leeg.csv', list(ANNA))
  await minutesLater()
  const [gone] = await imports()
  expect(gone).toMatchObject({ state: 'checked', heldFor: 'gone', counts: { rows: 1, gone: 3 } })
  expect((await act(app, gone!.id, 'run')).state).toBe('done')
})

test('a file that cannot be read ends with its reason, stands on the home page, and holds up nothing', async () => {
  await drops('stuk.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2]), { secondsAgo: 300 })
  await drops('goed.csv', list(ANNA, BRAM), { secondsAgo: 200 })
  await minutesLater()
  const [good, broken] = await imports()
  expect(good).toMatchObject({ fileName: 'goed.csv', state: 'done' })
  expect(broken).toMatchObject({ fileName: 'stuk.xlsx', state: 'failed' })
  const waiting = (await manager('GET', '/home')).json().waiting
  expect(waiting).toContainEqual(expect.objectContaining({ kind: 'imports', id: broken!.id }))
  await manager('DELETE', `/imports/${broken!.id}`)
})

test('a link to elsewhere and a file that is too large stay where they are, and the folder says so', async () => {
  const before = (await imports()).length
  await symlink('/etc/passwd', join(folder.path, 'lijst.csv'))
  await mkdir(join(folder.path, 'verwerkt'))
  await minutesLater()
  expect(await one()).toMatchObject({ problem: null })
  await drops(
    'groot.csv',
    list(...Array.from({ length: 900 }, (_, index) => `${index};Naam;Lang;n${index}@example.org`)),
  )
  await minutesLater()
  expect(await one()).toMatchObject({ problem: { code: 'too_large', fileName: 'groot.csv' } })
  expect(await readdir(folder.path)).toEqual(['groot.csv', 'lijst.csv', 'verwerkt'])
  expect(await imports()).toHaveLength(before)
  for (const name of ['groot.csv', 'lijst.csv', 'verwerkt']) await rm(join(folder.path, name), { recursive: true })
  await minutesLater()
  expect(await one()).toMatchObject({ problem: null })
})

test('what was only tried by hand is no example to go by', async () => {
  const other = 'Nummer;Wie;Mail\n1;Anna Bakker;anna@example.org'
  await check(app, await upload(app, 'proef.csv', other), {
    ...reading,
    sourceName: 'Proef',
    targets: { Nummer: 'external_id' },
  })
  await drops('proef-2.csv', `${other}\n2;Bram Visser;bram@example.org`)
  await minutesLater()
  const [held] = await imports()
  expect(held).toMatchObject({ fileName: 'proef-2.csv', heldFor: 'unknown' })
  await manager('DELETE', `/imports/${held!.id}`)
})

test('a list with the columns of two sources is not guessed, unless the folder says which is meant', async () => {
  const sources = async () => (await manager('GET', '/sources')).json().items as { id: string; name: string }[]
  await readIn(app, 'noord.csv', list('90;Noor;Duin;noor@example.org'), { ...reading, sourceName: 'Leden Noord' })
  await drops('wie.csv', list('90;Noor;Duinen;noor@example.org'))
  await minutesLater()
  const [held] = await imports()
  expect(held).toMatchObject({ heldFor: 'unknown' })
  await manager('DELETE', `/imports/${held!.id}`)
  const sourceId = (await sources()).find(({ name }) => name === 'Leden Noord')!.id
  folder = (await manager('PUT', `/import-folders/${folder.id}`, choices({ sourceId }))).json()
  expect(folder.sourceName).toBe('Leden Noord')
  await drops('wie-dan.csv', list('90;Noor;Duinen;noor@example.org'))
  await minutesLater()
  expect((await imports())[0]).toMatchObject({
    state: 'done',
    sourceName: 'Leden Noord',
    counts: { rows: 1, changed: 1 },
  })
})

test('a folder can try lists only, and leave the word to somebody', async () => {
  await manager('PUT', `/import-folders/${folder.id}`, choices({ sourceId: folder.sourceId, carriesOut: false }))
  await drops('proberen.csv', list('90;Noor;Duinkerken;noor@example.org'))
  await minutesLater()
  const [tried] = await imports()
  expect(tried).toMatchObject({ state: 'checked', heldFor: 'by_hand', counts: { changed: 1 } })
  expect((await act(app, tried!.id, 'run')).state).toBe('done')
})

test('without rights nothing is taken, and whoever changes the folder takes it over', async () => {
  const holder = app.who('relation_manager').actor.id
  await app.query(`update admin.app_user set role = 'reader' where id = $1`, [holder])
  await drops('wacht.csv', list('90;Noor;Duinzand;noor@example.org'))
  await minutesLater()
  const as = app.as('administrator')
  const [shown] = (await as('GET', '/import-folders')).json().items as ImportFolder[]
  expect(shown).toMatchObject({ holder: { name: 'Test relation_manager', isAble: false } })
  expect(await readdir(folder.path)).toEqual(['wacht.csv'])
  expect(
    (await as('PUT', `/import-folders/${folder.id}`, choices({ sourceId: folder.sourceId }))).json().holder,
  ).toEqual({
    name: 'Test administrator',
    isAble: true,
  })
  await minutesLater()
  const [done] = (await as('GET', '/imports')).json().items as Import[]
  expect(done).toMatchObject({ fileName: 'wacht.csv', state: 'done', startedBy: 'Test administrator' })
  await app.query(`update admin.app_user set role = 'relation_manager' where id = $1`, [holder])
})

test('who loses the rights while a list is on its way is stopped at the next step', async () => {
  await manager('PUT', `/import-folders/${folder.id}`, choices({ sourceId: folder.sourceId }))
  await drops('onderweg.csv', list('90;Noor;Duingras;noor@example.org'))
  app.clock.set(new Date(app.clock.now().getTime() + 6 * 60_000).toISOString())
  await app.started.doUpkeep()
  await app.runJobs()
  const holder = app.who('relation_manager').actor.id
  await app.query(`update admin.app_user set is_active = false where id = $1`, [holder])
  await minutesLater(1)
  const [held] = (await app.as('administrator')('GET', '/imports')).json().items as Import[]
  expect(held).toMatchObject({ fileName: 'onderweg.csv', state: 'ready', heldFor: 'rights' })
  await app.query(`update admin.app_user set is_active = true where id = $1`, [holder])
  await app.as('administrator')('DELETE', `/imports/${held!.id}`)
})

test('a paused folder is not looked into, and says so when asked', async () => {
  await manager('PUT', `/import-folders/${folder.id}`, choices({ isPaused: true, sourceId: folder.sourceId }))
  await drops('stil.csv', list('90;Noor;Duinroos;noor@example.org'))
  await minutesLater()
  expect(await readdir(folder.path)).toEqual(['stil.csv'])
  const asked = await manager('POST', `/import-folders/${folder.id}/look`)
  expect([asked.statusCode, asked.json().code]).toEqual([409, 'identity.folder_paused'])
})

test('a list that was expected and did not come is told', async () => {
  await manager('PUT', `/import-folders/${folder.id}`, choices({ quietAfterDays: 2, isPaused: true }))
  await app.query(`update identity.import_folder set arrived_at = arrived_at - interval '3 days'`)
  expect((await one()).isQuiet).toBe(false)
  await rm(join(folder.path, 'stil.csv'))
  await manager('PUT', `/import-folders/${folder.id}`, choices({ quietAfterDays: 2 }))
  expect((await one()).isQuiet).toBe(true)
  const waiting = (await manager('GET', '/home')).json().waiting
  expect(waiting).toContainEqual(expect.objectContaining({ kind: 'folders', count: 1, title: 'Kassa De Waag' }))
})

test('names are unique, directories stay apart, and no name from outside touches the disk', async () => {
  expect((await manager('POST', '/import-folders', choices({ name: 'kassa de waag' }))).json().code).toBe(
    'identity.folder_name_taken',
  )
  const made = await manager('POST', '/import-folders', choices({ name: '../../../etc/Kassa De Waag' }))
  expect(made.json().path).toBe(join(app.dataDir, 'drop', 'bibliotheek-testdam', 'etc-kassa-de-waag'))
  expect((await manager('DELETE', `/import-folders/${made.json().id}`)).statusCode).toBe(200)
})

test('whoever may not read lists in makes no folder, a key makes none, and another organisation sees none', async () => {
  expect((await app.as('reader')('GET', '/import-folders')).statusCode).toBe(403)
  expect((await app.as('privacy_officer')('POST', '/import-folders', choices({ name: 'Van ons' }))).statusCode).toBe(
    403,
  )
  const other = await app.otherTenant()
  expect((await other.as('GET', '/import-folders')).json().items).toEqual([])
  expect((await other.as('PUT', `/import-folders/${folder.id}`, choices())).statusCode).toBe(404)
})

test('a folder that is no longer read leaves its lists and its files where they are', async () => {
  await drops('blijft.csv', list(ANNA))
  const before = (await imports()).length
  expect((await manager('DELETE', `/import-folders/${folder.id}`)).statusCode).toBe(200)
  await minutesLater()
  expect(await readdir(folder.path)).toEqual(['blijft.csv'])
  expect(await imports()).toHaveLength(before)
  expect((await manager('POST', `/import-folders/${folder.id}/look`)).statusCode).toBe(404)
})
