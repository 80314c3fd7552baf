import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { line, list, registerScene, type Shown } from '../testing/register-scene.ts'

let app: TestApp
let scene: ReturnType<typeof registerScene>
beforeAll(async () => {
  app = await testApp()
  scene = registerScene(app)
  await scene.deed(`/register-editions/${await scene.upload(list(line('16AH00')), '2026-01-01')}/apply`)
})

test('what is no list of DUO is told, and its file is let go', async () => {
  const id = await scene.upload(Buffer.from('naam;plaats\r\nJan;Tiel\r\n'), '2026-02-01')
  expect((await scene.show(id)).edition).toMatchObject({ state: 'failed', problem: 'not_duo' })
  expect(await app.query('select file_id from integrations.register_edition where id = $1', [id])).toEqual([
    { file_id: null },
  ])
})

test('the real list: 6,804 locations of today’s municipalities, and the same again changes nothing', async () => {
  const other = await app.otherTenant()
  const file = readFileSync(resolve(import.meta.dirname, '../../../../test-data/duo/03-alle-vestigingen-bo.csv'))
  const bring = async (datedOn: string): Promise<Shown> => {
    const reply = await other.as('POST', `/register-editions?fileName=duo.csv&datedOn=${datedOn}`, file)
    await app.runJobs()
    return (await other.as('GET', `/register-editions/${reply.json().id as string}`)).json() as Shown
  }
  const first = await bring('2026-04-01')
  expect(first).toMatchObject({ edition: { rows: 6804, refused: [] }, counts: [{ kind: 'new', locations: 6804 }] })
  expect((await other.as('POST', `/register-editions/${first.edition.id}/apply`)).statusCode).toBe(200)
  expect(await bring('2026-04-02')).toMatchObject({ same: 6804, counts: [], isFirst: false })
  // Aalburg, Werkendam and Woudrichem in the list; Altena today.
  const altena = (await other.as('GET', '/school-locations?municipalities=1959&limit=1')).json()
  expect(altena.total).toBe(30)
}, 120_000)

describe('rights', () => {
  test.each([
    ['reader', 'GET', '/registers'],
    ['front_office', 'GET', '/school-locations'],
    ['front_office', 'POST', '/register-editions?fileName=x&datedOn=2026-01-01'],
    ['reader', 'POST', '/school-locations/16AH00/relation'],
  ] as const)('%s may not %s %s', async (role, method, path) => {
    const body = method === 'POST' && path.includes('relation') ? { withParents: false } : Buffer.from('x')
    expect((await app.as(role)(method, path, method === 'GET' ? undefined : body)).statusCode).toBe(403)
  })

  test('another organisation sees nothing of it', async () => {
    const other = await app.otherTenant()
    expect((await other.as('GET', '/school-locations')).json().total).toBe(0)
    const [{ id }] = await app.query('select id from integrations.register_edition limit 1')
    expect((await other.as('GET', `/register-editions/${id}`)).json().code).toBe(
      'integrations.register_edition_not_found',
    )
  })
})
