import type { Field } from '@klantregie/contract'
import { beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeField } from '../../governance/testing/own-field.ts'
import { act, contents, readIn, show, upload } from '../testing/importing.ts'

let app: TestApp
let kidsclub: Field
let gift: Field
let colour: Field
let since: Field
beforeAll(async () => {
  app = await testApp()
  kidsclub = await makeField(app, { label: 'Pashouder kidsclub', dataType: 'yes_no' })
  gift = await makeField(app, { label: 'Gift', dataType: 'money', limits: { max: 100_000 } })
  colour = await makeField(app, { label: 'Kleur', dataType: 'choices', choices: ['Rood', 'Blauw'] })
  since = await makeField(app, { label: 'Vriend sinds', dataType: 'date' })
})

const FILE = `Nummer;Naam;Pashouder Kidsclub;Gift;Kleur;Vriend sinds
1;Anna Bos;ja;1.234,50;Rood|blauw;2-3-2020
2;Bea Bos;nee;€ 12;paars;31-02-2020
3;Cor Bos;misschien;veel;;
4;Dik Bos;;9999,00;rood;1 mei 2021
`

test('own fields are proposed by their label, read as Dutch people write, and kept out with the reason', async () => {
  const uploaded = await upload(app, 'vrienden.csv', FILE)
  const targets = uploaded.proposal!.map(({ header, target }) => [header, target])
  expect(targets).toEqual([
    ['Nummer', 'external_id'],
    ['Naam', 'full_name'],
    ['Pashouder Kidsclub', kidsclub.key],
    ['Gift', gift.key],
    ['Kleur', colour.key],
    ['Vriend sinds', since.key],
  ])
  expect(uploaded.proposal!.at(-1)!.dateOrder).toBe('dmy')
  const before = await contents(app)
  const done = await readIn(app, 'vrienden.csv', FILE, { sourceName: 'Vrienden' })
  expect(done.counts).toMatchObject({ rows: 4, new: 4, rejected: 0, withProblems: 4 })
  const golden = await app.query('select display_name, golden from relations.relation order by display_name')
  expect(
    golden.map((row) => Object.fromEntries(Object.entries(row.golden).filter(([key]) => key.startsWith('own_')))),
  ).toEqual([
    { [kidsclub.key]: true, [colour.key]: ['rood', 'blauw'], [since.key]: '2020-03-02' },
    { [kidsclub.key]: false, [gift.key]: 1200 },
    {},
    { [colour.key]: ['rood'], [since.key]: '2021-05-01' },
  ])
  const { items } = (await app.as('reader')('GET', `/relations?own=${colour.key}:is:rood`)).json()
  expect(items.map((item: { name: string }) => item.name)).toEqual(['Anna Bos', 'Dik Bos'])
  const rows = (await app.as('relation_manager')('GET', `/imports/${done.id}/rows?hasProblems=true`)).json().items
  expect(
    rows.map((row: { rowNumber: number; problems: { code: string; header: string; limit?: string }[] }) =>
      row.problems.map(({ code, header, limit }) => [header, code, limit]),
    ),
  ).toEqual([
    [['Gift', 'value.too_large', '1000,00']],
    [
      ['Kleur', 'value.choice_unknown', undefined],
      ['Vriend sinds', 'value.date_impossible', undefined],
    ],
    [
      ['Pashouder Kidsclub', 'value.yes_no_invalid', undefined],
      ['Gift', 'value.number_invalid', undefined],
    ],
    [['Gift', 'value.too_large', '1000,00']],
  ])
  await act(app, done.id, 'undo')
  expect(await contents(app)).toEqual(before)
})

test('the same list again changes nothing, and another value comes through to the index', async () => {
  await readIn(app, 'a.csv', 'Nummer;Naam;Kleur\n9;Eef Vos;Rood\n', { sourceName: 'Kleuren' })
  const source = (await app.as('reader')('GET', '/sources'))
    .json()
    .items.find((one: { name: string }) => one.name === 'Kleuren')
  const same = await readIn(app, 'a.csv', 'Nummer;Naam;Kleur\n9;Eef Vos;rood\n', {
    sourceId: source.id,
    sourceName: null,
  })
  expect(same.counts!.rows).toBe(1)
  await readIn(app, 'a.csv', 'Nummer;Naam;Kleur\n9;Eef Vos;Blauw\n', { sourceId: source.id, sourceName: null })
  const values = await app.query('select text_key from relations.field_value where field_key = $1', [colour.key])
  expect(values).toEqual([{ text_key: 'blauw' }])
})

test('a column cannot be read into a field that was retired', async () => {
  const old = await makeField(app, { label: 'Vervallen', dataType: 'text' })
  await app.as('administrator')('POST', `/fields/${old.key}/retire`)
  const uploaded = await upload(app, 'b.csv', 'Nummer;Naam;Vervallen\n1;Gijs Vos;x\n')
  expect(uploaded.proposal!.map(({ target }) => target)).toEqual(['external_id', 'full_name', 'keep'])
  await expect(
    readIn(app, 'b.csv', 'Nummer;Naam;Vervallen\n1;Gijs Vos;x\n', {
      sourceName: 'Oud',
      targets: { Vervallen: old.key as `own_${string}` },
    }),
  ).rejects.toThrow('governance.field_not_found')
  expect((await show(app, uploaded.id)).state).toBe('ready')
})
