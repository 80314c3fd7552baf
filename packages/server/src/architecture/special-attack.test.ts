import type { AnyRoute } from '@klantregie/contract'
import { beforeAll, expect, test } from 'vitest'
import { makeField } from '../modules/governance/testing/own-field.ts'
import { testApp, type TestApp } from '../platform/testing/test-app.ts'
import { sampleOf } from './attack/sample-input.ts'

/** Whatever is asked of the whole product by an administrator to whom a field of special data was not given. */
let app: TestApp
let people: string[]
let field: string
const give = () =>
  app.query(
    `insert into governance.field_right (subject_kind, subject_key, domain_id, field_key, access) select 'role', 'administrator', d.id, $1, 'change' from governance.domain d`,
    [field],
  )
beforeAll(async () => {
  app = await testApp()
  const asked = { dataType: 'text', sensitivity: 'special', specialGround: 'Toestemming' } as const
  field = (await makeField(app, { label: 'Hulpmiddel', ...asked })).key
  await give()
  people = []
  for (const value of ['rolstoelkanarie', 'gehoorkanarie']) {
    const made = await app.as('administrator')('POST', '/relations', {
      kind: 'person',
      name: { surname: value.slice(0, 3), firstName: 'An' },
    })
    const { id } = made.json().relation
    people.push(id)
    const change = { change: { field, value }, expected: null }
    const changed = await app.as('administrator')('PATCH', `/relations/${id}/fields`, change)
    if (changed.statusCode !== 200) throw new Error(changed.body)
  }
})

function questions(): { path: string; url: string }[] {
  const [one, other] = people as [string, string]
  return app.started.app.routes
    .filter(({ method, transport }: AnyRoute) => method === 'GET' && transport !== 'events' && transport !== 'upload')
    .flatMap((route) => {
      const query = sampleOf(route.query, {
        id: (name) => (name.startsWith('other') || name.startsWith('loser') ? other : one),
        text: (name) => (name === 'fields' || name === 'field' || name === 'sort' ? field : 'An'),
        isGiven: (name) => name === 'fields' || name === 'field',
      }) as Record<string, unknown> | undefined
      const given = Object.entries(query ?? {}).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
      const url = route.path.replace(/:key\b/g, field).replace(/:\w+/g, one)
      return [url, ...(given.length === 0 ? [] : [`${url}?${given.join('&')}`])].map((each) => ({
        path: route.path,
        url: each,
      }))
    })
}

async function leaks(): Promise<string[]> {
  const found: string[] = []
  for (const { path, url } of questions()) {
    const { body, statusCode } = await app.as('administrator')('GET', url)
    if (/kanarie/i.test(body)) found.push(path)
    if (statusCode >= 500) found.push(`${path} → ${String(statusCode)}`)
  }
  return [...new Set(found)]
}

test('given, special data shows where it should: the test can see', async () => {
  const found = await leaks()
  for (const path of ['/relations/:id', '/relations/:id/sources', '/relations/export']) expect(found).toContain(path)
})

test('not given, it shows in no answer of any route', async () => {
  await app.query('delete from governance.field_right')
  expect(await leaks()).toEqual([])
})
