import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { readIn } from '../testing/importing.ts'
import { refreshMatchReport } from './report.service.ts'

const app = await testApp()
const MEMBERS = `nummer;pasnummer;voornaam;achternaam;geboortedatum;e-mail;postcode;huisnummer
1;501;Jan;Bakker;1980-02-01;jan@example.org;1011 AB;1
2;502;Els;de Vries;1975-05-05;;1011 AC;2
3;503;Piet;Smit;;piet@example.org;;
`
const TICKETS = `klantnr;pasnummer;voornaam;achternaam;geboortedatum;telefoon
A;501;J.;Bakker;1980-02-01;0612345678
B;502;Els;Jansen;1975-05-06;
C;504;Bo;Blom;;0687654321
`

test('the report says who knows whom, how well each source is filled, and where sources contradict each other', async () => {
  const targets = { pasnummer: 'card_number' } as const
  await readIn(app, 'leden.csv', MEMBERS, {
    sourceName: 'Leden',
    typeKeys: ['borrower'],
    targets: { ...targets, nummer: 'external_id' },
  })
  await readIn(app, 'kassa.csv', TICKETS, {
    sourceName: 'Kassa',
    typeKeys: ['visitor'],
    targets: { ...targets, klantnr: 'external_id' },
  })
  const reply = await app.as('relation_manager')('GET', '/matching/report')
  expect(reply.statusCode, reply.body).toBe(200)
  const report = reply.json()
  expect(report).toMatchObject({
    asOf: '2026-03-02T09:00:00.000Z',
    records: 6,
    relations: 4,
    byRecordCount: [
      { records: 1, relations: 2 },
      { records: 2, relations: 2 },
    ],
  })
  const [members, tickets] = ['Leden', 'Kassa'].map((name) =>
    report.sources.find((source: { name: string }) => source.name === name),
  )
  expect(members).toMatchObject({
    records: 3,
    relations: 3,
    alone: 1,
    filled: { name: 3, email: 2, phone: 0, address: 2, birthDate: 2 },
  })
  expect(tickets).toMatchObject({
    records: 3,
    relations: 3,
    alone: 1,
    filled: { name: 3, email: 0, phone: 2, address: 0, birthDate: 2 },
  })
  expect(report.overlap).toEqual([{ a: expect.any(String), b: expect.any(String), relations: 2 }])
  expect(new Set([report.overlap[0].a, report.overlap[0].b])).toEqual(new Set([members.id, tickets.id]))
  const conflicts = Object.fromEntries(
    report.conflicts.map(({ field, relations }: { field: string; relations: number }) => [field, relations]),
  )
  // "Els de Vries" is "Els Jansen" at the box office, a day younger; "J." is no contradiction of "Jan".
  expect(conflicts).toEqual({ name: 1, organisationName: 0, birthDate: 1, emails: 0, phones: 0, addresses: 0 })
})

test('an organisation without records gets an empty report', async () => {
  const elsewhere = await app.otherTenant()
  expect((await elsewhere.as('GET', '/matching/report')).json()).toMatchObject({
    records: 0,
    relations: 0,
    sources: [],
    overlap: [],
  })
})

test('what was made for a large base is kept with its moment', async () => {
  const report = await app.inTransaction(refreshMatchReport)
  const [row] = await app.query('select report, as_of from identity.match_report')
  expect(row.report).toEqual(JSON.parse(JSON.stringify(report)))
  expect(row.as_of.toISOString()).toBe(report.asOf)
})

test('the front office does not see the report', async () => {
  expect((await app.as('front_office')('GET', '/matching/report')).statusCode).toBe(403)
})
