import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { act, check, upload, type Choices } from '../testing/importing.ts'
import { isBalanced } from './import.rules.ts'

// Rows of which the file itself says that something is wrong, told like any other remark.
const app = await testApp()
const choices: Choices = { typeKeys: ['borrower'], targets: { nr: 'external_id', naam: 'full_name' } }
const rowsOf = async (id: string, query: string) =>
  (await app.as('relation_manager')('GET', `/imports/${id}/rows?${query}`)).json().items as {
    rowNumber: number
    problems: { code: string }[]
  }[]

test('a quotation mark that is never closed', async () => {
  const text = '"nr";"naam"\n"1";"Anna Bakker"\n"2";"Bram Visser"\n3;"Cor Smit'
  const checked = await check(app, await upload(app, 'leden.csv', text), { ...choices, sourceName: 'Csv' })
  expect(checked.counts).toMatchObject({ rows: 3, new: 3, withProblems: 1 })
  expect(await rowsOf(checked.id, 'hasProblems=true')).toMatchObject([
    { rowNumber: 4, problems: [{ code: 'row.unreadable' }] },
  ])
})

test('lines of JSON: every line is accounted for, and what comes in is what was sent', async () => {
  const lines = [
    { nr: 1, naam: 'Noémi Łącka', adres: { postcode: '1316 AB', plaats: 'Almere' }, email: 'noemi@example.org' },
    { nr: 2, naam: null, adres: null, email: null },
  ].map((line) => JSON.stringify(line))
  const text = [...lines, 'kapot', '{"nr":4,"naam":"Dirk Mol","email":"dirk@example.org"}'].join('\n')
  const uploaded = await upload(app, 'leden.ndjson', text)
  expect(uploaded.file).toMatchObject({ format: 'ndjson', sheets: [{ headerRow: null }] })
  const checked = await check(app, uploaded, { ...choices, sourceName: 'Programma' })
  expect(checked.counts).toMatchObject({ rows: 4, new: 2, rejected: 2 })
  expect(checked.counts && isBalanced(checked.counts)).toBe(true)
  const rejected = await rowsOf(checked.id, 'outcome=rejected')
  expect(rejected.map(({ rowNumber }) => rowNumber)).toEqual([2, 3])
  expect(rejected[1]?.problems.map(({ code }) => code)).toContain('row.unreadable')
  expect((await act(app, checked.id, 'run')).state).toBe('done')
  const reply = await app.as('relation_manager')('GET', '/relations/export?format=ndjson')
  expect(reply.headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
  const sent = reply.body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { name: string })
  expect(sent.map(({ name }) => name)).toEqual(['Noémi Łącka', 'Dirk Mol'])
})
