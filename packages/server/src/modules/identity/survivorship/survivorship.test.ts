import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { peopleOf } from '../testing/people.ts'

const app = await testApp()
const people = peopleOf(app)
const owner = app.as('administrator')
const shown = async (id: string) => (await owner('GET', `/relations/${id}`)).json().relation

test('the data owner sets whom to believe for a field, sees beforehand what that changes, and takes it back', async () => {
  const one = await people.add({ website: 'https://bibliotheek.example', municipality: 'Gorinchem' })
  await people.add({ relationId: one, source: 'Theater', website: 'https://theater.example', municipality: 'Zederik' })
  const agreed = await people.add({ website: 'https://eens.example' })
  await people.add({ relationId: agreed, source: 'Theater', website: 'https://eens.example' })
  expect(await shown(one)).toMatchObject({ website: 'https://bibliotheek.example', municipality: 'Gorinchem' })
  const setting = { sourceIds: [people.sourceId('Theater')], rule: 'most_trusted' }
  const preview = (await owner('POST', '/survivorship/website/preview', setting)).json()
  expect(preview).toEqual({
    changed: 1,
    looked: 2,
    isExact: true,
    examples: [
      expect.objectContaining({ id: one, before: 'https://bibliotheek.example', after: 'https://theater.example' }),
    ],
  })
  expect((await owner('PUT', '/survivorship/website', setting)).statusCode).toBe(200)
  await app.runJobs()
  expect(await shown(one)).toMatchObject({ website: 'https://theater.example', municipality: 'Gorinchem' })
  const { provenance } = (await owner('GET', `/relations/${one}/sources`)).json()
  expect(provenance.find((line: any) => line.field === 'website')).toMatchObject({
    source: 'Theater',
    reason: 'source_order',
  })
  expect((await owner('GET', '/survivorship')).json().items).toMatchObject([
    { field: 'website', ...setting, changedBy: 'Test administrator' },
  ])
  await owner('DELETE', '/survivorship/website')
  await app.runJobs()
  expect(await shown(one)).toMatchObject({ website: 'https://bibliotheek.example' })
  expect((await owner('GET', '/survivorship')).json().items).toEqual([])
})

test('for a field where the latest counts, the latest counts, whoever said it', async () => {
  const one = await people.add({ website: 'https://eerst.example' })
  app.clock.set('2026-03-02T09:05:00.000Z')
  await people.add({ relationId: one, source: 'Theater', website: 'https://laatst.example' })
  await owner('PUT', '/survivorship/website', { sourceIds: [], rule: 'most_recent' })
  await app.runJobs()
  expect(await shown(one)).toMatchObject({ website: 'https://laatst.example' })
  await owner('DELETE', '/survivorship/website')
  await app.runJobs()
  const history = (await owner('GET', `/relations/${one}/fields/history?field=website`)).json().items
  expect(history).toMatchObject([{ before: null, after: 'https://eerst.example', source: 'Bibliotheek' }])
})

test('a source that does not exist is refused, and only the data owner sets it', async () => {
  const setting = { sourceIds: ['019a0000-0000-7000-8000-000000000001'], rule: 'most_trusted' }
  expect((await owner('PUT', '/survivorship/website', setting)).json().code).toBe('identity.source_not_found')
  expect((await app.as('relation_manager')('PUT', '/survivorship/website', setting)).statusCode).toBe(403)
})
