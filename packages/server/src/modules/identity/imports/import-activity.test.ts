import { gunzipSync } from 'node:zlib'
import type { Import } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { act, check, contents, optionsFor, readIn, testData, upload, type Choices } from '../testing/importing.ts'
import { isBalanced } from './import.rules.ts'

const app = await testApp()

const TICKETS = testData('tickets/kaartverkoop.csv').toString('utf8')
const choices = (more: Choices = {}): Choices => ({
  kind: 'activity',
  sourceName: 'Kaartverkoop',
  isComplete: false,
  ...more,
})
const reading = (content: string, more: Choices = {}) => readIn(app, 'kaarten.csv', content, choices(more))

const counted = (done: Import) => {
  expect(done.counts && isBalanced(done.counts)).toBe(true)
  return done.counts
}
const facts = (where = 'true') =>
  app.query(
    `select f.kind, f.quantity, f.amount_cents, f.order_key, f.is_reversal, f.is_reversed, f.day::text, o.title, r.display_name as name
     from activity.fact f left join activity.offering o on o.id = f.offering_id left join relations.relation r on r.id = f.relation_id
     where f.superseded_by is null and ${where} order by f.row_number, f.kind desc`,
  )
const offerings = () =>
  app.query(
    `select o.kind, o.title, to_char(o.starts_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI') as at, p.title as parent
     from activity.offering o left join activity.offering p on p.id = o.parent_id order by o.kind, o.title`,
  )
const rowsOf = async (id: string, outcome: string) =>
  (await app.as('relation_manager')('GET', `/imports/${id}/rows?outcome=${outcome}`)).json().items as {
    rowNumber: number
    name: string | null
    problems: { code: string; header?: string }[]
  }[]

test('a list of tickets is known by its columns', async () => {
  const uploaded = await upload(app, 'kaarten.csv', TICKETS)
  expect(uploaded.proposal?.map(({ header, target }) => [header, target])).toEqual([
    ['Ordernummer', 'order_number'],
    ['Orderdatum', 'order_date'],
    ['Voorstelling', 'event_title'],
    ['Datum voorstelling', 'event_date'],
    ['Aanvang', 'event_time'],
    ['Zaal', 'event_place'],
    ['Aantal kaarten', 'quantity'],
    ['Kaartsoort', 'price_type'],
    ['Bedrag', 'amount'],
    ['Verkoopkanaal', 'sales_channel'],
    ['Klantnummer', 'customer_number'],
    ['Voornaam', 'first_name'],
    ['Tussenvoegsel', 'prefix'],
    ['Achternaam', 'surname'],
    ['E-mailadres', 'email'],
    ['Telefoon', 'phone'],
    ['Postcode', 'postcode'],
    ['Huisnummer', 'house_number'],
    ['Nieuwsbrief', 'newsletter'],
    ['Gescand', 'scanned'],
  ])
})

test('a dry run tells what people did, who they are and what is offered, and changes nothing', async () => {
  const before = await contents(app)
  const checked = await check(app, await upload(app, 'kaarten.csv', TICKETS), choices())
  expect(counted(checked)).toMatchObject({
    rows: 14,
    new: 11,
    changed: 0,
    same: 0,
    duplicate: 0,
    rejected: 3,
    satellites: 3,
    activity: { known: 0, anonymous: 2, offerings: 6 },
  })
  expect(await contents(app)).toEqual(before)
  const rejected = await rowsOf(checked.id, 'rejected')
  expect(
    rejected.map(({ rowNumber, problems }) => [rowNumber, problems.map(({ code, header }) => [code, header])]),
  ).toEqual([
    [12, [['value.amount_ambiguous', 'Bedrag']]],
    [13, [['fact.day_missing', undefined]]],
    [14, [['value.quantity_invalid', 'Aantal kaarten']]],
  ])
})

test('orders, refunds, scans and sales to nobody become facts of what is offered', async () => {
  const before = await contents(app)
  const done = await reading(TICKETS)
  expect(done.state).toBe('done')
  expect(counted(done)).toMatchObject({ new: 11, rejected: 3, satellites: 3, activity: { anonymous: 2, offerings: 6 } })
  expect(await offerings()).toEqual([
    { kind: 'date', title: 'Galaconcert, Grote zaal', at: '2027-01-01 19:00', parent: 'Galaconcert' },
    { kind: 'date', title: 'Hamlet, Grote zaal', at: '2026-03-14 20:15', parent: 'Hamlet' },
    { kind: 'date', title: 'Wachten op Godot, Kleine zaal', at: '2026-03-21 20:30', parent: 'Wachten op Godot' },
    { kind: 'event', title: 'Galaconcert', at: null, parent: null },
    { kind: 'event', title: 'Hamlet', at: null, parent: null },
    { kind: 'event', title: 'Wachten op Godot', at: null, parent: null },
  ])
  const hamlet = { title: 'Hamlet, Grote zaal', day: '2026-03-14' }
  const anna = { name: 'Anna van den Berg', order_key: 'T-1001' }
  expect(await facts("f.order_key in ('T-1001', 'T-1002', 'T-1003')")).toMatchObject([
    { ...anna, ...hamlet, kind: 'ticket', quantity: 2, amount_cents: 5900, is_reversed: false },
    { ...anna, ...hamlet, kind: 'attendance', quantity: 2, amount_cents: 0 },
    { ...anna, ...hamlet, kind: 'ticket', quantity: 1, amount_cents: 1950, is_reversed: true },
    { ...anna, kind: 'ticket', title: 'Wachten op Godot, Kleine zaal', day: '2026-03-21' },
    { ...hamlet, kind: 'ticket', name: 'Bram Jansen', amount_cents: 2950 },
    { ...hamlet, kind: 'attendance', name: 'Bram Jansen' },
    { ...hamlet, kind: 'ticket', name: 'Bram Jansen', amount_cents: 2950 },
    { ...hamlet, kind: 'attendance', name: 'Bram Jansen' },
    { ...anna, kind: 'ticket', quantity: -1, amount_cents: -1950, is_reversal: true, day: '2026-01-05' },
    { ...hamlet, kind: 'ticket', quantity: 4, name: null },
  ])
  expect(await facts("f.order_key in ('T-1004', 'T-1005')")).toMatchObject([
    { name: 'Chantal de Wit', quantity: 10, amount_cents: 123_450 },
    { name: 'Chantal de Wit', quantity: 1, amount_cents: 9500 },
  ])
  const [anne] = await app.query(
    `select golden->'emails' as emails from relations.relation where display_name = 'Anna van den Berg'`,
  )
  expect(anne.emails).toEqual(['anna@example.org', 'anna.thuis@example.org'])
  const after = await contents(app)
  const again = await reading(TICKETS)
  expect(counted(again)).toMatchObject({
    new: 0,
    changed: 0,
    same: 11,
    rejected: 3,
    satellites: 0,
    activity: { known: 3, offerings: 0 },
  })
  expect(await contents(app)).toEqual(after)
  await act(app, again.id, 'undo')
  expect(await contents(app)).toEqual(after)
  await act(app, done.id, 'undo')
  expect(await contents(app)).toEqual(before)
})

test('a newer list changes exactly what changed, and undo restores exactly what was', async () => {
  const done = await reading(TICKETS)
  const before = await contents(app)
  const newer = TICKETS.replace('T-1005;08-01-2026;Galaconcert;01-01-2027', 'T-1005;08-01-2026;Galaconcert;02-01-2027')
    .replace('ja;nee\n', 'ja;ja\n')
    .replace('bram@example.org;;4201 AB;14;nee;ja', 'bram@example.org;;4201 AB;14;nee;nee')
    .concat('T-1011;13-01-2026;Revizor;01-05-2026;20:00;;2;Normaal;50,00;Kassa;503;Dirk;;Smit;dirk@example.org;;;;;')
  const second = await reading(newer)
  expect(counted(second)).toMatchObject({
    rows: 15,
    new: 1,
    changed: 3,
    same: 8,
    rejected: 3,
    satellites: 1,
    activity: { offerings: 3 },
  })
  expect(await facts("f.order_key = 'T-1002' and f.kind = 'attendance'")).toMatchObject([
    { quantity: 0, is_reversal: true },
    { quantity: 1, is_reversal: false },
  ])
  expect((await facts("f.order_key = 'T-1005'"))[0]).toMatchObject({ day: '2027-01-02' })
  await act(app, second.id, 'undo')
  expect(await contents(app)).toEqual(before)
  await act(app, done.id, 'undo')
})

test('what was offered stays when somebody else uses it or changed it', async () => {
  const done = await reading(TICKETS)
  const other = await reading(
    'Ordernummer;Datum;Voorstelling;Datum voorstelling;Aanvang;Aantal\nX1;01-02-2026;Hamlet;14-03-2026;20:15;2',
    {
      sourceName: 'Ander loket',
    },
  )
  expect(counted(other)).toMatchObject({ new: 1, activity: { anonymous: 1 } })
  await act(app, done.id, 'undo')
  expect((await offerings()).filter(({ title }) => title.startsWith('Hamlet')).length).toBeGreaterThan(0)
  await act(app, other.id, 'undo')
  expect(await offerings()).toEqual([])
})

describe('other kinds of activity', () => {
  const lists: readonly { kind: string; list: string; more: Choices; fact: object; relations: number }[] = [
    {
      kind: 'gifts, one of which was paid back',
      list: 'Giftnummer;Datum;Bedrag;Naam;E-mail\nG1;1-2-2026;£ 1,250.00;Jan de Boer;jan@example.org\nG2;3-2-2026;(25,00);Jan de Boer;jan@example.org',
      more: { factKind: 'gift' },
      fact: { kind: 'gift', amount_cents: 125_000, is_reversal: false },
      relations: 1,
    },
    {
      kind: 'hours of volunteers',
      list: 'Datum;Uren;Naam;E-mail\n1-2-2026;2:30;Jan de Boer;jan@example.org',
      more: { factKind: 'volunteering' },
      fact: { kind: 'volunteering', quantity: 150 },
      relations: 1,
    },
    {
      kind: 'memberships',
      list: 'Lidnummer;Begindatum;Einddatum;Abonnement;Bedrag;Naam\n7;1-1-2026;31-12-2026;Totaal;€ 60,00;Jan de Boer',
      more: { factKind: 'membership' },
      fact: { kind: 'membership', amount_cents: 6000, day: '2026-01-01', title: null },
      relations: 1,
    },
    {
      kind: 'subsidies of organisations',
      list: 'Datum;Bedrag;Organisatie;E-mail\n2026-02-01;5000;Gemeente Gorinchem;cultuur@example.org',
      more: { factKind: 'subsidy' },
      fact: { kind: 'subsidy', amount_cents: 500_000, name: 'Gemeente Gorinchem' },
      relations: 1,
    },
    {
      kind: 'several kinds in one list, by a column',
      list: 'Soort;Datum;Bedrag;Aantal;Klantnummer;Naam\nKlacht;1-2-2026;;1;9;Jan de Boer\nInschrijving;1-2-2026;10,00;1;9;Jan de Boer',
      more: {},
      fact: { kind: 'complaint', name: 'Jan de Boer' },
      relations: 1,
    },
    {
      kind: 'visits of the website by nobody who is known',
      list: 'Datum;Aantal bezoeken;Bron\n1-2-2026;1200;Zoekmachine',
      more: { factKind: 'web_visit' },
      fact: { kind: 'web_visit', quantity: 1200, name: null },
      relations: 0,
    },
    {
      kind: 'loans, counted by genre and age',
      list: 'Lenersnummer;Datum;Aantal;Genre;Jeugd/volwassen\n77;1-2-2026;12;Fictie;jeugd',
      more: { factKind: 'loan' },
      fact: { kind: 'loan', quantity: 12, name: '77' },
      relations: 1,
    },
  ]
  test.each(lists)('come in: $kind', async ({ list, more, fact, relations }) => {
    const before = await contents(app)
    const done = await reading(list, { sourceName: 'Soorten', ...more })
    expect(counted(done)).toMatchObject({ rejected: 0, satellites: relations })
    expect((await facts(`f.import_id = '${done.id}'`))[0]).toMatchObject(fact)
    await act(app, done.id, 'undo')
    expect(await contents(app)).toEqual(before)
  })

  test.each([
    ['a title of a loan', 'Lenersnummer;Datum;Titel;Aantal\n77;1-2-2026;De aanslag;1', { factKind: 'loan' }, 422],
    ['no day at all', 'Klantnummer;Bedrag;Naam\n77;10;Jan', { factKind: 'gift' }, 422],
  ] as const)('are refused with %s', async (_, list, more, status) => {
    const uploaded = await upload(app, 'soorten.csv', list)
    const options = await optionsFor(
      app,
      uploaded,
      choices({ sourceName: 'Geweigerd', ...more, targets: { Titel: 'event_title' } }),
    )
    expect((await app.as('relation_manager')('POST', `/imports/${uploaded.id}/check`, options)).statusCode).toBe(status)
  })

  test('a row of a loan in a list of something else is refused, and nothing of it is kept', async () => {
    const list =
      'Soort;Datum;Aantal;Omschrijving;Klantnummer\nUitlening;1-2-2026;1;De aanslag;77\nAankoop;1-2-2026;1;Tas;77'
    const done = await reading(list, { sourceName: 'Gemengd', targets: { Omschrijving: 'event_title' } })
    expect(counted(done)).toMatchObject({ new: 1, rejected: 1 })
    const kept = await app.query(
      `select cells::text || problems::text as text from identity.import_row where import_id = $1`,
      [done.id],
    )
    expect(JSON.stringify(kept)).not.toContain('aanslag')
    await act(app, done.id, 'undo')
  })
})

test('who may not write down what somebody did, may not read it in either', async () => {
  const uploaded = await upload(app, 'kaarten.csv', TICKETS)
  const options = await optionsFor(app, uploaded, choices())
  expect((await app.as('reader')('POST', `/imports/${uploaded.id}/check`, options)).statusCode).toBe(403)
})

test('the sales of a shop come in as purchases: customers by number, cancellations as reversals', async () => {
  const packed = gunzipSync(testData('retail/online-retail-klanten-eindcijfer-0-1-vijf-kolommen.csv.gz')).toString(
    'utf8',
  )
  const lines = packed.split('\n').slice(0, 400).join('\n')
  const done = await reading(lines, { sourceName: 'Winkel', factKind: 'purchase' })
  expect(counted(done)).toMatchObject({ rejected: 0, changed: 0 })
  const again = await reading(lines, { sourceName: 'Winkel', factKind: 'purchase' })
  expect(again.counts?.same).toBe(done.counts?.rows)
  await act(app, again.id, 'undo')
  await act(app, done.id, 'undo')
})
