import { readFileSync } from 'node:fs'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'

let app: TestApp
let owner: pg.Client

beforeAll(async () => {
  app = await testApp()
  owner = new pg.Client(app.ownerUrl)
  await owner.connect()
  return () => owner.end()
})

const names = async (table: string) =>
  (await app.query(`select name from activity.${table} order by position`)).map(({ name }) => name)

test('a new organisation begins with families, genres and target groups in its language', async () => {
  expect(await names('family')).toEqual([
    'Bezoek',
    'Bibliotheekgebruik',
    'Leren',
    'Geven',
    'Partnerschap',
    'Aankopen',
    'Vrijwilligerswerk',
    'Contact',
  ])
  expect((await names('genre')).length).toBeGreaterThan(10)
  expect((await names('target_group')).length).toBeGreaterThan(8)
})

test('every kind of fact belongs to one family', async () => {
  const rows = await app.query(
    'select k.kind, f.key from activity.family_kind k join activity.family f on f.id = k.family_id order by 1',
  )
  expect(Object.fromEntries(rows.map(({ kind, key }) => [kind, key]))).toEqual({
    attendance: 'visits',
    complaint: 'contact',
    enrolment: 'learning',
    gift: 'giving',
    loan: 'library',
    membership: 'library',
    pledge: 'giving',
    purchase: 'purchases',
    sponsoring: 'partnership',
    subsidy: 'partnership',
    ticket: 'visits',
    volunteering: 'volunteering',
    web_visit: 'contact',
  })
})

test('an organisation from before there were facts has what a new one begins with', async () => {
  const lists = ['family_kind', 'family', 'genre', 'target_group']
  const state = async () =>
    Promise.all(lists.map((list) => app.query(`select t::text as row from activity.${list} t order by 1`)))
  const before = await state()
  for (const list of lists) await app.query(`delete from activity.${list}`)
  const file = new URL('../../../../migrations/0037_activity_facts.sql', import.meta.url)
  const [, again] = /(alter table admin\.organisation no force[\s\S]+)$/u.exec(readFileSync(file, 'utf8')) ?? []
  await owner.query(again ?? '')
  expect(await state()).toEqual(before)
})
