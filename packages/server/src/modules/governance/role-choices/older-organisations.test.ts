import { readFileSync } from 'node:fs'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { standardChoices } from './standard-choices.ts'

let app: TestApp
let owner: pg.Client

beforeAll(async () => {
  app = await testApp()
  owner = new pg.Client(app.ownerUrl)
  await owner.connect()
  return () => owner.end()
})

const NO_FORCE = ['governance.role_choice', 'governance.relation_type', 'admin.organisation']
/** Does again what the migration did for organisations that were there before it. */
async function migrateAgain(): Promise<void> {
  const file = new URL('../../../../migrations/0033_relations_successors.sql', import.meta.url)
  const [statement] = /insert into governance\.role_choice[\s\S]+?;/u.exec(readFileSync(file, 'utf8')) ?? []
  for (const table of NO_FORCE) await owner.query(`alter table ${table} no force row level security`)
  await owner.query(statement ?? '')
  for (const table of NO_FORCE) await owner.query(`alter table ${table} force row level security`)
}

const lists = async () => {
  const rows = await app.query(
    `select t.key, c.kind, array_agg(c.name order by c.position) as names from governance.role_choice c
     join governance.relation_type t on t.id = c.type_id group by 1, 2 order by 1, 2`,
  )
  return rows.map(({ key, kind, names }) => [key, kind, names])
}

const inOrder = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort()

const expected = (language: 'nl' | 'en') =>
  Object.entries(standardChoices[language]).flatMap(([key, kinds]) =>
    Object.entries(kinds).map(([kind, names]) => [key, kind, names]),
  )

test.each(['nl', 'en'] as const)(
  'an organisation from before there were choices has what a new one begins with (%s)',
  async (language) => {
    await app.query('delete from governance.role_choice')
    await app.query('update admin.organisation set language = $1', [language])
    await migrateAgain()
    expect(inOrder(await lists())).toEqual(inOrder(expected(language)))
  },
)

test('a type of which an organisation made a list itself stays as it is', async () => {
  await app.query('delete from governance.role_choice')
  await app.query(
    `insert into governance.role_choice (id, type_id, kind, name, position)
     select gen_random_uuid(), id, 'stage', 'Eigen stap', 0 from governance.relation_type where key = 'school'`,
  )
  await migrateAgain()
  const rows = await lists()
  expect(rows.filter(([key]) => key === 'school')).toEqual([['school', 'stage', ['Eigen stap']]])
  expect(rows.filter(([key]) => key === 'lead').length).toBe(2)
})
