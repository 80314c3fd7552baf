import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { TITLE_OF_A_LOAN } from './testing/wise-patron.ts'
import { admin, app, connect, deliver, enrol, everythingKept, facts, wise } from './testing/wise-scene.ts'

const enrolMany = (count: number): void => {
  for (let index = 0; index < count; index += 1) enrol(wise, String(1000 + index))
}

test('everybody the first time, nothing new the second time, and one change is one change', async () => {
  enrolMany(120)
  const connection = await connect()
  expect(await deliver(connection)).toMatchObject({
    state: 'done',
    counts: { offered: 120, new: 120 },
    control: { theirs: 120, ours: 120 },
  })
  expect((await deliver(connection)).counts).toMatchObject({ new: 0, changed: 0, same: 120 })
  enrol(wise, '1005', { emailAddress: 'anders@example.org' })
  expect((await deliver(connection)).counts).toMatchObject({ new: 0, changed: 1, same: 119 })
})

test('who changed is asked from the day before the last time, by their clock', async () => {
  wise.troubles.clockAhead = 3 * 3_600_000
  enrol(wise, '1000')
  app.clock.set('2026-03-02T20:30:00.000Z')
  const connection = await connect()
  await deliver(connection)
  wise.asked.length = 0
  await deliver(connection)
  // Here it is still the second of March; there the third.
  expect(wise.asked.filter((path) => path.includes('updatedpatron'))).toEqual([
    `/patronmanagement/patron/library/${wise.libraryId}/updatedpatron?date=2026-03-02`,
  ])
})

test('name, address, birth date and card come in with their meaning, memberships and loans as facts', async () => {
  enrol(wise, '1000')
  await deliver(await connect())
  const [record] = (await app.query('select record::text as text from identity.source_record')) as { text: string }[]
  const said = JSON.parse(record?.text ?? '{}') as Record<string, unknown>
  expect(said).toMatchObject({
    birthDate: '1984-05-06',
    branch: 'VIA',
    roleFrom: '2025-09-01',
    roleUntil: '2026-08-31',
  })
  expect(record?.text).toMatch(/Leentje/)
  expect(record?.text).toMatch(/van den/)
  expect(record?.text).toMatch(/4131 ?AA/)
  expect(record?.text).toMatch(/29800001000/)
  expect(await facts()).toEqual([
    fact('loan', { quantity: 31, day: '2025-01-01' }),
    fact('loan', { quantity: 4, day: '2026-01-01' }),
    fact('membership', { day: '2025-09-01', until: '2026-08-31', subscription: 'Volwassenen' }),
  ])
})

const fact = (kind: string, said: object) => ({
  kind,
  quantity: 1,
  until: null,
  subscription: null,
  is_somebodys: true,
  ...said,
})

test('what somebody borrowed is kept nowhere, and neither is what lets them in or what the staff wrote', async () => {
  enrol(wise, '1000')
  wise.troubles.hasUnknownFields = true
  const connection = await connect()
  await deliver(connection)
  const kept = await everythingKept()
  expect(kept).toContain('Lezer1000')
  expect(kept).not.toContain(TITLE_OF_A_LOAN)
  expect(kept).not.toMatch(/4711|geheime opmerking/)
  const raw = await admin('GET', `/connections/${connection.id}/objects`)
  expect(raw.body).not.toContain(TITLE_OF_A_LOAN)
  expect(raw.body).toContain('van morgen')
})

test('whoever was deleted there is nameless here, and what was counted stays counted', async () => {
  for (const pid of ['2000', '2001', '2002']) enrol(wise, pid)
  const connection = await connect()
  await deliver(connection)
  const before = await facts()
  wise.removePatron('2001')
  // Deleted long before we came: of whom nothing is made.
  wise.deleted.add('9')
  expect((await deliver(connection)).counts).toMatchObject({ changed: 1, gone: 1, new: 0, same: 3 })
  const kept = JSON.stringify([
    await app.query('select payload::text, record::text from identity.source_record'),
    await app.query('select payload::text from integrations.object'),
  ])
  expect(kept).toContain('Lezer2000')
  expect(kept).not.toMatch(/Lezer2001|lezer2001|29800002001/)
  expect(await facts()).toEqual(before)
  expect(
    await app.query('select gone_at is not null as is_gone from integrations.object order by external_id'),
  ).toEqual([{ is_gone: false }, { is_gone: true }, { is_gone: false }])
  expect((await deliver(connection)).counts).toMatchObject({ changed: 0, gone: 0, new: 0 })
})

test('customers who are no members come in unless somebody does not want them', async () => {
  enrol(wise, '1000')
  enrol(wise, '1001', { roles: ['XTRN'], subscriptions: [] })
  expect((await deliver(await connect({ settings: { withExternal: 'no' } }))).counts).toMatchObject({ new: 1 })
  expect((await deliver(await connect())).counts).toMatchObject({ offered: 2, new: 2 })
})

test('every question carries a key that is computed, and the key of OCLC itself is never sent', async () => {
  enrol(wise, '1000')
  await deliver(await connect())
  const seconds = String(Math.floor(app.clock.now().getTime() / 1000))
  const signature = createHmac('sha256', 'sleutel-van-oclc').update(`klantregieapi-1${seconds}`).digest('hex')
  expect(new Set(wise.keys)).toEqual(new Set([`klantregie:api-1:${seconds}:${signature}`]))
  wise.keys.length = 0
  await deliver(await connect({ settings: { signing: 'none' } }))
  expect(new Set(wise.keys)).toEqual(new Set(['']))
})

test('a test asks little, and says what is wrong with a password without telling it', async () => {
  enrolMany(2)
  const good = await connect()
  expect((await admin('POST', `/connections/${good.id}/test`, {})).json()).toMatchObject({ isOk: true })
  expect(wise.asked.filter((path) => path.includes('patroninformation'))).toEqual([])
  const wrong = await connect({ secrets: { password: 'niet-dit-wachtwoord' } })
  const answer = await admin('POST', `/connections/${wrong.id}/test`, {})
  expect(answer.json()).toMatchObject({ isOk: false, problem: { code: 'key_refused' } })
  expect(answer.body).not.toContain('niet-dit-wachtwoord')
  expect(JSON.stringify(await app.query('select secrets::text from integrations.connection'))).not.toContain(
    wise.password,
  )
})
