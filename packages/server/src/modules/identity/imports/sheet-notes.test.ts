import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { optionsFor, upload } from '../testing/importing.ts'

const app = await testApp()
const LIST = [
  'Ledenlijst;;',
  '',
  'nr;naam;e-mail',
  '1;Piet Bos;piet@example.org',
  '',
  '',
  '2;An Vos;an@example.org;te veel',
].join('\n')

test('what was noticed in a sheet is told with how often, also with another header row', async () => {
  const uploaded = await upload(app, 'notes.csv', LIST)
  expect(uploaded.file?.sheets[0]?.notes).toEqual(
    expect.arrayContaining([
      { code: 'note.rows_above_header', count: 1 },
      { code: 'note.blank_rows', count: 2 },
      { code: 'note.rows_too_long', count: 1 },
    ]),
  )
  const again = await app.as('relation_manager')('POST', `/imports/${uploaded.id}/proposal`, {
    sheet: 0,
    headerRow: 1,
    sourceId: null,
  })
  expect(again.statusCode, again.body).toBe(200)
  expect(again.json().notes).toContainEqual({ code: 'note.blank_rows', count: 3 })
  // The numbers of the rows are those of the file, blank ones counted.
  expect(uploaded.file?.sheets[0]?.sampleRows).toEqual([4, 7])
})

test('households are not read in', async () => {
  const uploaded = await upload(app, 'huishoudens.csv', 'nr;naam\n1;Familie Bos')
  const options = await optionsFor(app, uploaded, {})
  const reply = await app.as('relation_manager')('POST', `/imports/${uploaded.id}/check`, {
    ...options,
    kind: 'household',
  })
  expect(reply.statusCode).toBe(422)
})

test('an import of households from before that was refused is still told, also as what a new one begins with', async () => {
  const uploaded = await upload(app, 'huishoudens.csv', 'nr;naam\n1;Familie Bos')
  const options = await optionsFor(app, uploaded, {})
  await app.query('update identity.import set options = $2 where id = $1', [
    uploaded.id,
    JSON.stringify({ ...options, kind: 'household' }),
  ])
  const reply = await app.as('relation_manager')('GET', `/imports/${uploaded.id}`)
  expect(reply.statusCode, reply.body).toBe(200)
  expect(reply.json().options.kind).toBe('household')
  expect((await app.as('relation_manager')('GET', '/imports')).statusCode).toBe(200)
})
