import { expect, test } from 'vitest'
import { openScene, type Made } from './testing/connection-scene.ts'
import { calmKoha, openKoha, type KohaTroubles } from './testing/koha-emulator.ts'

const koha = await openKoha(() => app.clock.now())
const scene = await openScene({
  connector: 'koha',
  url: koha.url,
  settings: { clientId: koha.clientId },
  secrets: { clientSecret: koha.clientSecret },
  close: koha.close,
  calm: () => {
    koha.patrons.clear()
    koha.asked.length = 0
    Object.assign(koha.troubles, calmKoha())
    koha.libraries.set('VIA', 'Vianen')
    koha.categories.set('ADULT', { name: 'Volwassenen', category_type: 'A' })
    koha.categories.set('SCHOOL', { name: 'Scholen', category_type: 'I' })
    koha.categories.set('STAT', { name: 'Telling', category_type: 'X' })
  },
})
const { app, admin, connect, facts, everythingKept, recordsOf } = scene
/** What stands in the way of the first question, stands in the way of the next. */
const deliver = async (connection: Made, body?: object) => {
  const { patrons, names } = await scene.deliver(connection, body)
  const account = patrons ?? names
  if (account === undefined) throw new Error('Nothing was asked.')
  return account
}

const HOUR = 3_600_000
/** Their clock decides. */
const later = (hours: number): void => {
  koha.troubles.clockAhead += hours * HOUR
}
const REMARK = 'Belt altijd boos op'

function enrol(id: number, said: Record<string, unknown> = {}): void {
  koha.put(id, {
    cardnumber: `2980000${String(id)}`,
    surname: `de Lezer${String(id)}`,
    firstname: 'Leentje',
    date_of_birth: '1984-05-06',
    email: `lezer${String(id)}@example.org`,
    phone: '0347 123456',
    address: 'Dijk',
    street_number: '12',
    postal_code: '4131 AA',
    city: 'Vianen',
    country: 'NL',
    library_id: 'VIA',
    category_id: 'ADULT',
    date_enrolled: '2025-09-01',
    expiry_date: '2026-08-31',
    privacy: 1,
    anonymized: false,
    staff_notes: REMARK,
    userid: 'lezer-inlog',
    altcontact_surname: 'Buurvrouw',
    account_balance: 17.5,
    extended_attributes: [{ extended_attribute_id: 5, type: 'WIJK', value: 'Hoogland' }],
    ...said,
  })
}
const enrolMany = (count: number): void => {
  for (let index = 1; index <= count; index += 1) enrol(1000 + index)
}
const questions = (): string[] => koha.asked.filter((path) => path.includes('?q='))

test('everybody the first time, nothing new the second time, one change is one change', async () => {
  enrolMany(230)
  const connection = await connect()
  expect(await deliver(connection)).toMatchObject({
    state: 'done',
    counts: { offered: 230, new: 230 },
    control: { theirs: 230, ours: 230 },
  })
  later(48)
  expect((await deliver(connection)).counts).toMatchObject({ new: 0, changed: 0 })
  expect((await deliver(connection)).counts).toMatchObject({ offered: 0 })
  enrol(1005, { email: 'anders@example.org' })
  expect((await deliver(connection)).counts).toMatchObject({ offered: 1, changed: 1 })
})

test('what changed is asked from a day before their clock of the last time', async () => {
  koha.troubles.clockAhead = 3 * HOUR
  enrol(1)
  app.clock.set('2026-03-02T20:30:00.000Z')
  const connection = await connect()
  await deliver(connection)
  koha.asked.length = 0
  await deliver(connection)
  expect(questions()[0]).toContain('"updated_on":{">=":"2026-03-01T23:30:00.000Z"}')
})

test('who is deleted is found when everybody is asked, which is once a week; nothing but what was counted stays', async () => {
  enrolMany(30)
  const connection = await connect()
  await deliver(connection)
  const before = await facts()
  koha.patrons.delete(1007)
  later(48)
  expect((await deliver(connection)).counts).toMatchObject({ gone: 0 })
  later(120)
  expect((await deliver(connection)).counts).toMatchObject({ gone: 1, changed: 1, same: 29 })
  expect(JSON.stringify(await recordsOf(connection))).not.toMatch(/Lezer1007|lezer1007/)
  expect(await facts()).toEqual(before)
  later(24)
  expect((await deliver(connection)).counts).toMatchObject({ gone: 0 })
})

test('a borrower who was made nameless there is nameless here', async () => {
  enrol(1)
  const connection = await connect()
  await deliver(connection)
  koha.put(1, { anonymized: true, surname: '', library_id: 'VIA', category_id: 'ADULT' })
  await deliver(connection)
  expect(JSON.stringify(await recordsOf(connection))).not.toContain('Leentje')
})

test('names, address, branch, membership and own attributes come in; nothing else does', async () => {
  enrol(1)
  const connection = await connect()
  await deliver(connection)
  const [record] = await recordsOf(connection)
  for (const said of [/Leentje/, /Dijk/, /4131 ?AA/, /29800001/, /Vianen/, /1984-05-06/, /2026-08-31/])
    expect(record).toMatch(said)
  expect(await facts()).toEqual([
    {
      key: 'membership/1/2025-09-01',
      kind: 'membership',
      quantity: 1,
      cents: 0,
      priceType: null,
      day: '2025-09-01',
      until: '2026-08-31',
      isSomebodys: true,
    },
  ])
  const kept = await everythingKept()
  expect(kept).toContain('Hoogland')
  for (const never of [REMARK, 'lezer-inlog', 'Buurvrouw', '17.5']) expect(kept).not.toContain(never)
  expect(koha.asked.some((path) => /checkout|hold|account/.test(path))).toBe(false)
})

test('organisations by their name; counting categories and accounts of programs are nobody; a wrong address is none', async () => {
  enrol(1, { category_id: 'SCHOOL', surname: 'De Egelantier', firstname: null })
  enrol(2, { category_id: 'STAT', surname: 'Bezoek balie' })
  enrol(3, { protected: true, surname: 'SIP2' })
  enrol(4, { incorrect_address: true })
  const connection = await connect()
  await deliver(connection)
  const records = await recordsOf(connection)
  const text = records.join()
  expect(records).toHaveLength(2)
  expect(text).toContain('De Egelantier')
  expect(text).not.toMatch(/Bezoek balie|SIP2/)
  expect(records.filter((one) => one.includes('Dijk'))).toHaveLength(1)
})

test.each<[string, Partial<KohaTroubles>]>([
  ['too busy', { busy: 2 }],
  ['failing', { failing: 2 }],
  ['an answer cut off half-way', { truncated: 1 }],
  ['slow', { slow: 5 }],
  ['fields that nobody knows yet', { hasUnknownFields: true }],
  ['a field that is gone', { withoutField: 'phone' }],
  ['a clock that is ahead', { clockAhead: 5 * HOUR }],
  ['tokens that are over half-way', { tokensEndAfter: 3 }],
])('%s: everybody is there all the same, once', async (_, trouble) => {
  enrolMany(130)
  Object.assign(koha.troubles, trouble)
  const connection = await connect()
  let told = await deliver(connection)
  for (let again = 0; told.state !== 'done' && again < 2; again += 1) told = await deliver(connection)
  expect(told.state).toBe('done')
  expect(await app.query(`select count(*)::int as n from integrations.object where object_type = 'patron'`)).toEqual([
    { n: 130 },
  ])
  expect(await facts()).toHaveLength(130)
})

test('who comes and goes while pages are read moves nobody', async () => {
  enrolMany(150)
  koha.troubles.drift = ({ patrons }) => {
    patrons.delete(1001)
    enrol(5)
  }
  const connection = await connect()
  await deliver(connection)
  expect((await deliver(connection, { kind: 'backfill' })).counts).toMatchObject({ gone: 1, new: 1, changed: 1 })
  expect((await deliver(connection, { kind: 'backfill' })).control).toEqual({ theirs: 150, ours: 150 })
})

test('with a name and password too; a wrong secret is said and never told', async () => {
  enrol(1)
  expect((await deliver(await connect({ settings: { signIn: 'basic' } }))).counts).toMatchObject({ new: 1 })
  expect(koha.asked.filter((path) => path.includes('oauth'))).toEqual([])
  const wrong = await connect({ secrets: { clientSecret: 'niet-dit-geheim' } })
  const answer = await admin('POST', `/connections/${wrong.id}/test`, {})
  expect(answer.json()).toMatchObject({ isOk: false, problem: { code: 'key_refused' } })
  expect(answer.body).not.toContain('niet-dit-geheim')
  const good = await admin('POST', `/connections/${(await connect()).id}/test`, {})
  expect(good.json()).toMatchObject({ isOk: true })
})
