import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { makeRelations, person } from '../testing/make-relations.ts'
import { countToLayOut, layOutSome } from './lay-out.service.ts'

const app = await testApp()

/** As migration 0017 left the texts of relations from before it. */
const leaveBehind = () =>
  app.query(
    `update relations.relation set search_text = repeat(E'\\x1f', 6) || replace(search_text, E'\\x1f', '') where search_text <> ' '`,
  )
const texts = async () =>
  (await app.query('select id, search_text from relations.relation order by id')).map((row) => row.search_text)
const left = () => app.inTransaction(countToLayOut)

test('search texts of an older version are laid out again in the background, and a limited reader finds by words again', async () => {
  await makeRelations(app, [
    person({ first: 'Oude', surname: 'Tekst', email: 'oude@tekst.nl', place: 'Meppel' }),
    person({ first: 'Nog', surname: 'Eentje', card: '991' }),
  ])
  const before = await texts()
  await leaveBehind()
  expect(await left()).toBe(2)
  const limit = { subjectKind: 'role', subjectKey: 'reader', fieldKey: 'emails', access: 'hidden' }
  await app.query(
    `insert into governance.field_right (subject_kind, subject_key, domain_id, field_key, access)
     select $1, $2, d.id, $3, $4 from governance.domain d`,
    Object.values(limit),
  )
  const found = async () =>
    (await app.as('reader')('GET', '/relations/search?q=meppel')).json().items.map((item: any) => item.name)
  expect(await found()).toEqual([])
  await app.runDay()
  expect(await texts()).toEqual(before)
  expect(await left()).toBe(0)
  expect(await found()).toEqual(['Oude Tekst'])
})

test('what a broken-off run did is not done again, and where nothing is left there is no job', async () => {
  await leaveBehind()
  const [first] = await app.query('select id from relations.relation order by id')
  await app.query(`update relations.relation set search_text = replace(search_text, E'\\x1f', '') where id <> $1`, [
    first?.id,
  ])
  expect(await app.inTransaction((ctx) => layOutSome(ctx, null))).toEqual({ count: 1, last: first?.id })
  expect(await app.inTransaction((ctx) => layOutSome(ctx, first?.id))).toEqual({ count: 0, last: null })
})
