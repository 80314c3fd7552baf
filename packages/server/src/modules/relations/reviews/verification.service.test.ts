import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { addRole } from '../roles/role.service.ts'
import { makeRelation, person } from '../testing/make-relations.ts'

const app = await testApp()
const owner = app.as('relation_manager')
const colleague = app.as('front_office')

test('one field can be confirmed by whoever may change it, and by nobody else', async () => {
  const [type] = await app.query("select id, domain_id from governance.relation_type where key = 'language_learner'")
  const education = type.domain_id
  const id = await app.inTransaction(async (ctx) => {
    const made = await makeRelation(ctx, person({ first: 'Jan', surname: 'Aalders' }), education)
    await addRole(ctx, { id: made, typeId: type.id })
    return made
  })
  const confirm = (who: typeof owner, field: string) => who('POST', `/relations/${id}/verifications`, { field })
  expect((await confirm(owner, 'emails')).json().items).toMatchObject([
    { by: 'Test relation_manager', field: 'emails' },
  ])
  expect((await confirm(app.as('reader'), 'emails')).statusCode).toBe(403)
  expect((await confirm(owner, 'own_bestaat_niet')).json().code).toBe('governance.field_not_found')
  expect((await confirm(owner, "emails'; --")).statusCode).toBe(422)
  await app.query(
    `insert into governance.field_right (subject_kind, subject_key, domain_id, field_key, access) values ('role', 'front_office', $1, 'emails', 'read'), ('role', 'front_office', $1, 'phones', 'hidden')`,
    [education],
  )
  expect((await confirm(colleague, 'emails')).json().code).toBe('relations.field_not_changeable')
  expect((await confirm(colleague, 'phones')).json().code).toBe('relations.field_hidden')
  expect((await confirm(colleague, 'birthDate')).statusCode).toBe(200)
  await app.query('delete from governance.field_right')
})
