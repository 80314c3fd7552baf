import { beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { check, readIn, upload } from '../testing/importing.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})

const FILE = 'nr;naam;e-mail\n1;Piet Rechten;piet.rechten@example.org\n1;Pieter Dubbel;dubbel@example.org'
const choices = (sourceName: string) => ({ sourceName, kind: 'person' as const, typeKeys: ['borrower'] })
const domainOf = async (key: string) =>
  (
    await app.query(
      'select d.id from governance.domain d join governance.relation_type t on t.domain_id = d.id where t.key = $1',
      [key],
    )
  )[0].id as string

test('somebody brings relations into no domain where they may not change them, also not by a run that was prepared before', async () => {
  const uploaded = await upload(app, 'rechten.csv', FILE)
  const checked = await check(app, uploaded, choices('Rechten'))
  await app.query('update governance.domain_right set may_change = false, may_delete = false where subject_key = $1', [
    'relation_manager',
  ])
  const run = await app.as('relation_manager')('POST', `/imports/${checked.id}/run`)
  await expect(check(app, await upload(app, 'rechten.csv', FILE), choices('Anders'))).rejects.toThrow(
    /change_not_allowed|forbidden/,
  )
  await app.query('update governance.domain_right set may_change = true, may_delete = true where subject_key = $1', [
    'relation_manager',
  ])
  expect(run.statusCode).toBe(403)
  expect(await app.query(`select from relations.relation where display_name = 'Piet Rechten'`)).toEqual([])
})

test('what a list holds is read only by who may read it: its rows, its refused rows and its first lines', async () => {
  const done = await readIn(app, 'rechten.csv', FILE, choices('Lezen'))
  const reader = () => app.as('privacy_officer')
  const whole = await reader()('GET', `/imports/${done.id}/rows`)
  expect(whole.body).toContain('piet.rechten@example.org')
  await app.query(
    `insert into governance.field_right (subject_kind, subject_key, domain_id, field_key, access)
     select 'role', 'privacy_officer', id, 'emails', 'masked' from governance.domain`,
  )
  for (const path of ['', '/rows', '/errors']) {
    const { body } = await reader()('GET', `/imports/${done.id}${path}`)
    expect(body, path).not.toMatch(/piet\.rechten@|dubbel@/)
  }
  expect((await reader()('GET', `/imports/${done.id}/rows`)).json().items[0]).toMatchObject({ isWithheld: true })
  const elsewhere = (
    await app.query('select id from governance.domain where id <> $1 limit 1', [await domainOf('borrower')])
  )[0].id
  await app.query(`update admin.app_user set domain_ids = array[$1::uuid] where role = 'privacy_officer'`, [elsewhere])
  expect((await reader()('GET', `/imports/${done.id}/rows`)).json().code).toBe('identity.import_not_found')
  expect((await reader()('GET', '/imports')).json().items).toEqual([])
})
