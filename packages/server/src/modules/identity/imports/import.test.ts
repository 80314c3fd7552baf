import type { Import } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { act, check, contents, optionsFor, readIn, show, testData, upload } from '../testing/importing.ts'
import { isBalanced } from './import.rules.ts'

const app = await testApp()

const PEOPLE = `Lidnummer;Voornaam;Tussenvoegsel;Achternaam;E-mail;Telefoon;Straat;Huisnummer;Postcode;Plaats;Geboortedatum
1001;Anna;van den;Berg;anna@example.org;06-12345678;Kerkstraat;12;4201 AB;Gorinchem;03-05-1980
1002;Bram;;Jansen;bram@example.org;;Kerkstraat;14;4201 AB;Gorinchem;31-02-1975
1003;Chantal;de;Wit;;0183-612345;Molenweg;3;4207 XR;Gorinchem;
1004;;;;;;;;;;
1002;Bram;;Pietersen;bram.p@example.org;;;;;;
1005;Anna;van den;Berg;anna@example.org;;;;;;`

const choices = (more: object = {}) => ({
  typeKeys: ['borrower'],
  sourceName: 'Ledenlijst',
  targets: { Lidnummer: 'external_id', nr: 'external_id' } as const,
  ...more,
})
/** Nine digits that pass the eleven-test of the citizen service number: the last digit is chosen to fit. */
function elevenProof(eight: number): string {
  for (let number = eight; ; number += 1) {
    const digits = String(number).padStart(8, '0')
    const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (9 - index), 0)
    if (sum % 11 < 10) return `${digits}${sum % 11}`
  }
}

const balanced = (done: Import) => {
  expect(done.counts && isBalanced(done.counts)).toBe(true)
  return done.counts
}

test('a dry run tells what would happen and changes nothing', async () => {
  const before = await contents(app)
  const checked = await check(app, await upload(app, 'leden.csv', PEOPLE), choices())
  expect(checked.state).toBe('checked')
  expect(balanced(checked)).toMatchObject({
    rows: 6,
    new: 3,
    duplicate: 1,
    rejected: 2,
    changed: 0,
    same: 0,
    withProblems: 1,
  })
  expect(await contents(app)).toEqual(before)
  const rejected = (await app.as('reader')('GET', `/imports/${checked.id}/rows?outcome=rejected`)).statusCode
  expect(rejected).toBe(403)
  const rows = (await app.as('relation_manager')('GET', `/imports/${checked.id}/rows?outcome=rejected`)).json()
  expect(rows.items.map((row: any) => [row.rowNumber, row.problems.map((problem: any) => problem.code)])).toEqual([
    [5, expect.arrayContaining([expect.stringMatching(/^row\.(no_name|empty)$/)])],
    [6, ['row.key_repeated']],
  ])
  await app.as('relation_manager')('DELETE', `/imports/${checked.id}`)
})

test('an import accounts for every row, and reading the same file again changes nothing', async () => {
  const first = await readIn(app, 'leden.csv', PEOPLE, choices())
  expect(first.state).toBe('done')
  expect(balanced(first)).toMatchObject({ rows: 6, new: 3, duplicate: 1, rejected: 2 })
  const after = await contents(app)
  expect(after['relations.relation']).toHaveLength(4)
  expect(after['identity.possible_duplicate']).toHaveLength(1)
  const again = await readIn(app, 'leden.csv', PEOPLE, choices())
  expect(balanced(again)).toMatchObject({ rows: 6, new: 0, changed: 0, same: 4, duplicate: 0, rejected: 2, gone: 0 })
  expect(await contents(app)).toEqual(after)
})

test('a newer version changes exactly what changed, marks what disappeared, and undo restores exactly what was', async () => {
  const before = await contents(app)
  const newer =
    PEOPLE.replace('Molenweg;3', 'Molenweg;5').replace(/\n1001;.*/, '') + '\n1006;Dirk;;Smit;dirk@example.org;;;;;;'
  const done = await readIn(app, 'leden-nieuw.csv', newer, choices())
  expect(balanced(done)).toMatchObject({ rows: 6, new: 1, changed: 1, same: 2, rejected: 2, gone: 1 })
  const changed = (await app.as('relation_manager')('GET', `/imports/${done.id}/rows?outcome=changed`)).json().items
  expect(changed[0].changes).toEqual([{ header: 'Huisnummer', before: '3', after: '5' }])
  const middle = await contents(app)
  expect(middle['relations.relation']!.filter((row) => !before['relations.relation']!.includes(row))).toHaveLength(2)
  const undone = await act(app, done.id, 'undo')
  expect(undone.state).toBe('undone')
  expect(await contents(app)).toEqual(before)
})

test('a record that returns after it had disappeared is no longer marked, and undo marks it again', async () => {
  const without = PEOPLE.replace(/\n1003;.*/, '')
  const left = await readIn(app, 'zonder.csv', without, choices())
  expect(balanced(left)).toMatchObject({ gone: 1 })
  const before = await contents(app)
  const back = await readIn(app, 'weer.csv', PEOPLE, choices())
  expect(balanced(back)).toMatchObject({ same: 4, gone: 0 })
  expect((await contents(app))['identity.source_record']!.join()).not.toContain(left.id + ')')
  await act(app, back.id, 'undo')
  expect(await contents(app)).toEqual(before)
  await act(app, left.id, 'undo')
})

test('an earlier import cannot be undone before a later one of the same source', async () => {
  const first = await readIn(app, 'a.csv', 'nr;naam\n1;Jan de Boer', choices({ sourceName: 'Volgorde' }))
  const second = await readIn(app, 'b.csv', 'nr;naam\n1;Jan de Boer-Smit', choices({ sourceName: 'Volgorde' }))
  expect(second.counts).toMatchObject({ changed: 1 })
  const reply = await app.as('relation_manager')('POST', `/imports/${first.id}/undo`)
  expect(reply.statusCode).toBe(409)
  expect(reply.json()).toMatchObject({ code: 'identity.import_not_latest' })
  expect((await show(app, first.id)).canUndo).toBe(false)
  await act(app, second.id, 'undo')
  await act(app, first.id, 'undo')
})

test('what was added later stays when an import is undone', async () => {
  const done = await readIn(app, 'c.csv', 'nr;naam\n1;Karel Blijver\n2;Ko Weg', choices({ sourceName: 'Later' }))
  const found = (await app.as('reader')('GET', '/relations/search?q=blijver')).json().items
  await app.as('front_office')('POST', `/relations/${found[0].id}/interactions`, {
    kind: 'note',
    text: 'Belde over de cursus.',
  })
  await act(app, done.id, 'undo')
  expect((await app.as('reader')('GET', `/relations/${found[0].id}`)).json().relation.displayName).toBe('Karel Blijver')
  expect((await app.as('reader')('GET', '/relations/search?q=weg')).json().items).toEqual([])
})

test('somebody corrected by hand keeps the name that the undone list gave', async () => {
  const done = await readIn(app, 'd.csv', 'nr;naam\n1;Lies Naamhouder', choices({ sourceName: 'Met de hand' }))
  const [hit] = (await app.as('reader')('GET', '/relations/search?q=naamhouder')).json().items
  const change = { change: { field: 'phones', value: ['06-12345679'] }, expected: null }
  expect((await app.as('front_office')('PATCH', `/relations/${hit.id}/fields`, change)).statusCode).toBe(200)
  await act(app, done.id, 'undo')
  const { relation } = (await app.as('reader')('GET', `/relations/${hit.id}`)).json()
  expect(relation).toMatchObject({ displayName: 'Lies Naamhouder', phones: [{ number: '+31612345679' }] })
})

test('the DUO list becomes locations, schools and boards with their hierarchy, and joins on BRIN', async () => {
  const before = await contents(app)
  const done = await readIn(app, 'duo.csv', testData('duo/03-alle-vestigingen-bo.csv'), {
    typeKeys: ['school'],
    kind: 'organisation',
    sourceName: 'DUO',
  })
  expect(balanced(done)).toMatchObject({ rows: 6804, new: done.counts!.new, rejected: 0 })
  expect(done.counts!.new + done.counts!.duplicate).toBe(6804)
  const [counts] = await app.query(
    `select count(*) filter (where object_type = 'school') as schools, count(*) filter (where object_type = 'board') as boards from identity.source_record`,
  )
  expect(counts.schools).toBeGreaterThan(6000)
  expect(counts.boards).toBeGreaterThan(900)
  // Without this a list of this very import would be planned for empty tables, and take a minute instead of an instant.
  const [known] = await app.query(
    `select reltuples::int as rows from pg_class where oid = 'relations.relation'::regclass`,
  )
  expect(known.rows).toBeGreaterThan(10_000)
  const hit = (await app.as('reader')('GET', '/relations/search?q=16AH00')).json().items[0]
  expect(hit.name).toBe("OBS 't Eenspan")
  const page = (await app.as('reader')('GET', `/relations/${hit.id}`)).json()
  expect(page.links.map((link: any) => link.linkTypeKey)).toContain('location_of')
  const list = 'BRIN;Naam;E-mail\n16AH;Openbare school Eenspan;info@eenspan.example.org'
  const joined = await readIn(app, 'educatie.csv', list, {
    typeKeys: ['school'],
    kind: 'organisation',
    sourceName: 'Educatie',
  })
  expect(balanced(joined)).toMatchObject({ rows: 1, new: 1, joined: 1 })
  await act(app, joined.id, 'undo')
  await act(app, done.id, 'undo')
  expect(await contents(app)).toEqual(before)
}, 240_000)

test('a column of citizen service numbers is stopped, whatever is chosen', async () => {
  const bsn = Array.from({ length: 12 }, (_, index) => elevenProof(11_122_230 + index * 37))
  const uploaded = await upload(
    app,
    'bsn.csv',
    `naam;nummer\n${bsn.map((number, index) => `Persoon ${index};${number}`).join('\n')}`,
  )
  const column = uploaded.proposal?.find((proposal) => proposal.header === 'nummer')
  expect(column).toMatchObject({ isStopped: true, target: 'skip' })
  const options = await optionsFor(app, uploaded, choices())
  const columns = options.columns.map((mapping) =>
    mapping.header === 'nummer' ? { ...mapping, target: 'external_id' as const } : mapping,
  )
  const reply = await app.as('relation_manager')('POST', `/imports/${uploaded.id}/check`, { ...options, columns })
  expect(reply.statusCode).toBe(422)
  expect(reply.json()).toMatchObject({ code: 'identity.import_column_stopped' })
})

test('the error file holds the original rows with their reason and can be read in again after correction', async () => {
  const done = await readIn(
    app,
    'fout.csv',
    'nr;naam;e-mail\n1;Piet Fout;piet@example.org\n1;Pieter Fout;p@example.org\n2;=1+1;x@example.org',
    choices({ sourceName: 'Fouten' }),
  )
  const file = (await app.as('relation_manager')('GET', `/imports/${done.id}/errors`)).body
  expect(file).toContain('nr;naam;e-mail;')
  expect(file).toContain('staat ook op regel 2')
  const corrected = file.replace('1;Pieter', '3;Pieter')
  const again = await readIn(app, 'fout-hersteld.csv', corrected, choices({ sourceName: 'Fouten', isComplete: false }))
  expect(again.counts).toMatchObject({ rejected: 0 })
  expect(again.counts!.new + again.counts!.duplicate).toBe(1)
})

test('a file that is not what its name says is refused with a reason, and nothing is stored', async () => {
  const before = await contents(app)
  const pdf = await upload(app, 'leden.csv', '%PDF-1.7\n1 0 obj\n<<>>\nendobj')
  expect(pdf).toMatchObject({ state: 'failed', problem: { code: 'file.not_a_table' } })
  expect(await contents(app)).toEqual(before)
})

test('another organisation does not even learn that an import exists', async () => {
  const mine = await upload(app, 'x.csv', 'naam\nJan')
  const other = await app.otherTenant()
  for (const path of ['', '/rows', '/errors'])
    expect((await other.as('GET', `/imports/${mine.id}${path}`)).statusCode).toBe(404)
  expect((await other.as('GET', '/imports')).json().items).toEqual([])
})
