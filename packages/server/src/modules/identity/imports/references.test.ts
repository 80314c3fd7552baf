import type { Field } from '@klantregie/contract'
import { beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeField } from '../../governance/testing/own-field.ts'
import { act, check, contents, readIn, upload } from '../testing/importing.ts'

let app: TestApp
let broughtBy: Field
let school: Field
beforeAll(async () => {
  app = await testApp()
  broughtBy = await makeField(app, { label: 'Aangebracht door', dataType: 'reference' })
  school = await makeField(app, {
    label: 'School',
    dataType: 'reference',
    limits: { referenceKinds: ['organisation'] },
  })
})

type Row = { rowNumber: number; outcome: string; problems: { code: string; header: string; value: string }[] }

/** Per relation whom its references lead to, by name. */
async function referencesOf(names: readonly string[]): Promise<Record<string, string[]>> {
  const rows = await app.query(
    `select r.display_name, array(select o.display_name from relations.relation o
       where o.id::text in (r.golden ->> $2, r.golden ->> $3) order by 1) as others
     from relations.relation r where r.display_name = any($1) and r.merged_into_id is null order by 1`,
    [names, broughtBy.key, school.key],
  )
  return Object.fromEntries(rows.map((row) => [row.display_name, row.others])) as Record<string, string[]>
}

async function problemsOf(id: string): Promise<[number, string, string, string][]> {
  const { items } = (await app.as('relation_manager')('GET', `/imports/${id}/rows?hasProblems=true`)).json() as {
    items: Row[]
  }
  return items.flatMap(({ rowNumber, problems }) =>
    problems.map(({ code, header, value }): [number, string, string, string] => [rowNumber, header, value, code]),
  )
}

const make = async (kind: 'person' | 'organisation', body: object): Promise<string> => {
  const reply = await app.as('relation_manager')('POST', '/relations', { kind, ...body })
  if (reply.statusCode !== 200) throw new Error(reply.body)
  return reply.json().relation.id
}

const SCHOOLS = 'BRIN;Schoolnaam\n16AH;De Wegwijzer\n17BC;De Wegwijzer\n18CD;Het Kompas\n'
const FRIENDS = `Nummer;Naam;Aangebracht door;School
1;Anna Bos;;16 ah
2;Bea Bos;1;De Wegwijzer
3;Cor Bos;"Bos, Anna";Het Kompas
4;Dik Bos;Niemand Bekend;Emma Vos
5;Eef Bos;5;'t Onbekende
6;Fred Bos;Jan Jansen;18cd
7;Gijs Bos;=HYPERLINK("http://x"); <b>Het kompas</b>
8;Hans Bos;${'x'.repeat(10_000)};-
`

test('a column of references is read by name, by number in the list and by BRIN; what is unclear is said with the way out', async () => {
  await readIn(app, 'scholen.csv', SCHOOLS, { sourceName: 'Scholen', kind: 'organisation' })
  await make('person', { name: { firstName: 'Emma', surname: 'Vos' } })
  for (const firstName of ['Jan', 'Jan']) await make('person', { name: { firstName, surname: 'Jansen' } })
  const before = await contents(app)

  const uploaded = await upload(app, 'vrienden.csv', FRIENDS)
  expect(uploaded.proposal!.map(({ target }) => target)).toEqual([
    'external_id',
    'full_name',
    broughtBy.key,
    school.key,
  ])
  const dry = await check(app, uploaded, { sourceName: 'Vrienden' })
  const problems = await problemsOf(dry.id)
  expect(await contents(app)).toEqual(before)
  expect(problems.map(([row, header, value, code]) => [row, header, value.slice(0, 20), code])).toEqual([
    [3, 'School', 'De Wegwijzer', 'value.reference_ambiguous'],
    [5, 'Aangebracht door', 'Niemand Bekend', 'value.reference_unknown'],
    [5, 'School', 'Emma Vos', 'value.reference_invalid'],
    [6, 'Aangebracht door', '5', 'value.reference_invalid'],
    [6, 'School', "'t Onbekende", 'value.reference_unknown'],
    [7, 'Aangebracht door', 'Jan Jansen', 'value.reference_ambiguous'],
    [8, 'Aangebracht door', '=HYPERLINK("http://x', 'value.reference_unknown'],
    [8, 'School', '<b>Het kompas</b>', 'value.reference_unknown'],
    [9, 'Aangebracht door', 'x'.repeat(20), 'value.too_long'],
  ])

  const done = await act(app, dry.id, 'run')
  expect(done.counts).toMatchObject({ rows: 8, rejected: 0, withProblems: 6 })
  expect(await problemsOf(done.id)).toEqual(problems)
  const read = ['Anna Bos', 'Bea Bos', 'Cor Bos', 'Dik Bos', 'Eef Bos', 'Fred Bos', 'Gijs Bos', 'Hans Bos']
  expect(await referencesOf(read)).toEqual({
    'Anna Bos': ['De Wegwijzer'],
    'Bea Bos': ['Anna Bos'],
    'Cor Bos': ['Anna Bos', 'Het Kompas'],
    'Dik Bos': [],
    'Eef Bos': [],
    'Fred Bos': ['Het Kompas'],
    'Gijs Bos': [],
    'Hans Bos': [],
  })
  await act(app, done.id, 'undo')
  expect(await contents(app)).toEqual(before)
})

test('the same list again changes nothing; who could not be found then and can be now, is found', async () => {
  const list = 'Nummer;Naam;Aangebracht door\n1;Ina Smit;Karel de Nieuwe\n2;Joop Smit;1\n'
  const first = await readIn(app, 'smit.csv', list, { sourceName: 'Smit' })
  expect(await problemsOf(first.id)).toHaveLength(1)
  const again = { sourceId: first.options!.sourceId, sourceName: null }
  expect((await readIn(app, 'smit.csv', list, again)).counts).toMatchObject({ same: 2, changed: 0 })

  const karel = await make('person', { name: { firstName: 'Karel', prefix: 'de', surname: 'Nieuwe' } })
  expect((await readIn(app, 'smit.csv', list, again)).counts).toMatchObject({ same: 1, changed: 1 })
  expect(await referencesOf(['Ina Smit', 'Joop Smit'])).toEqual({
    'Ina Smit': ['Karel de Nieuwe'],
    'Joop Smit': ['Ina Smit'],
  })

  // Put away, he is not found any more; what the list said before stays, and the row says so.
  await app.as('relation_manager')('POST', `/relations/${karel}/archive`, { reason: 'Verhuisd' })
  const later = await readIn(app, 'smit.csv', list, again)
  expect(later.counts).toMatchObject({ same: 2, changed: 0 })
  expect((await referencesOf(['Ina Smit']))['Ina Smit']).toEqual(['Karel de Nieuwe'])
})

test('whoever reads a list in finds only relations that they see', async () => {
  const domains = (await app.as('reader')('GET', '/domains')).json().items as { id: string; key: string }[]
  const types = (await app.as('reader')('GET', '/relation-types')).json().items as {
    id: string
    domainId: string
    kinds: string[]
  }[]
  const [open, closed] = ['members', 'education'].map((key) => domains.find((domain) => domain.key === key)!)
  const typeId = types.find((type) => type.domainId === closed!.id && type.kinds.includes('organisation'))!.id
  await make('organisation', { organisationName: 'Geheim Genootschap', typeId })
  const list = 'Nummer;Naam;School\n1;Lea Groen;Geheim Genootschap\n'
  const choices = { sourceName: 'Groen', domainId: open!.id }
  const seen = await check(app, await upload(app, 'groen.csv', list), choices)
  expect(await problemsOf(seen.id)).toEqual([])
  await app.query(
    "delete from governance.domain_right where subject_kind = 'role' and subject_key = 'relation_manager' and domain_id = $1",
    [closed!.id],
  )
  const done = await readIn(app, 'groen.csv', list, choices)
  expect(await problemsOf(done.id)).toEqual([[2, 'School', 'Geheim Genootschap', 'value.reference_unknown']])
})
