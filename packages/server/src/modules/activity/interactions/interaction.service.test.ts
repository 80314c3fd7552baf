import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { addDemoRelation } from '../testing/a-relation.ts'

let app: TestApp
let relationId: string
beforeAll(async () => {
  app = await testApp()
  relationId = await addDemoRelation(app)
})

const note = async (text: string, role: 'front_office' | 'administrator' = 'front_office') =>
  (await app.as(role)('POST', `/relations/${relationId}/interactions`, { kind: 'note', text })).json()
const texts = async () =>
  (await app.as('reader')('GET', `/relations/${relationId}/timeline?kind=interaction`))
    .json()
    .items.map((item: { text: string }) => item.text)

test('a note is written, taken away and brought back; its text stays', async () => {
  const made = await note('  Belde over een plaats vooraan.  ')
  expect(made).toMatchObject({
    kind: 'note',
    text: 'Belde over een plaats vooraan.',
    by: 'Test front_office',
    isRemoved: false,
    occurredAt: '2026-03-02T09:00:00.000Z',
  })
  expect(await texts()).toContain(made.text)
  expect((await app.as('front_office')('DELETE', `/interactions/${made.id}`)).json()).toEqual({ ok: true })
  expect((await app.as('front_office')('DELETE', `/interactions/${made.id}`)).json()).toEqual({ ok: true })
  expect(await texts()).not.toContain(made.text)
  expect((await app.as('front_office')('POST', `/interactions/${made.id}/restore`)).json()).toMatchObject({
    id: made.id,
    text: made.text,
    isRemoved: false,
  })
  expect(await texts()).toContain(made.text)
  const actions = (await app.audit()).filter((entry) => entry.details.interactionId === made.id)
  expect(actions.map((entry) => entry.action)).toEqual([
    'interaction.added',
    'interaction.removed',
    'interaction.restored',
  ])
  expect(JSON.stringify(actions)).not.toContain('vooraan')
})

test('what a note should not hold is found in the trail afterwards, by its kind and not by its words', async () => {
  const made = await note('Ligt ziek thuis, BSN 111222333')
  const [entry] = (await app.audit()).filter(({ details }) => details.interactionId === made.id)
  expect(entry?.details).toMatchObject({ warnings: ['bsn', 'health'] })
  expect(JSON.stringify(entry)).not.toMatch(/111222333|ziek/)
})

test('a contact of last week stands at its own moment', async () => {
  const made = await app.as('front_office')('POST', `/relations/${relationId}/interactions`, {
    kind: 'call',
    text: 'Gebeld',
    occurredAt: '2026-02-20T10:00:00.000Z',
  })
  expect(made.json()).toMatchObject({ kind: 'call', occurredAt: '2026-02-20T10:00:00.000Z' })
})

describe('refusals', () => {
  test('somebody else’s note is not mine to remove', async () => {
    const made = await note('Van mij', 'administrator')
    for (const [method, path] of [
      ['DELETE', ''],
      ['POST', '/restore'],
    ] as const) {
      const refused = await app.as('front_office')(method, `/interactions/${made.id}${path}`)
      expect([refused.statusCode, refused.json().code]).toEqual([404, 'activity.interaction_not_found'])
    }
  })
  test('an empty note, an unknown kind, and a text beyond all measure', async () => {
    for (const body of [
      { kind: 'note', text: '   ' },
      { kind: 'gossip', text: 'x' },
      { kind: 'note', text: 'x'.repeat(10_001) },
    ]) {
      expect((await app.as('front_office')('POST', `/relations/${relationId}/interactions`, body)).statusCode).toBe(422)
    }
  })
  test('a reader may not write, and nobody may unsigned', async () => {
    expect(
      (await app.as('reader')('POST', `/relations/${relationId}/interactions`, { kind: 'note', text: 'x' })).statusCode,
    ).toBe(403)
    expect(
      (await app.anonymous('POST', `/relations/${relationId}/interactions`, { kind: 'note', text: 'x' })).statusCode,
    ).toBe(401)
  })
  test('a relation that may not be seen has no notes to add or remove', async () => {
    const made = await note('Hier gebleven')
    const hidden = { ...app.who('front_office'), domainMask: '0' }
    const { addInteraction, removeInteraction } = await import('./interaction.service.ts')
    await expect(
      app.inTransaction((ctx) => addInteraction(ctx, { id: relationId, kind: 'note', text: 'x' }), hidden),
    ).rejects.toMatchObject({ code: 'relations.relation_not_found' })
    await expect(app.inTransaction((ctx) => removeInteraction(ctx, made.id), hidden)).rejects.toMatchObject({
      code: 'activity.interaction_not_found',
    })
  })
  test('another organisation does not even learn that it exists', async () => {
    const made = await note('Geheim')
    const other = await app.otherTenant()
    expect(
      (await other.as('POST', `/relations/${relationId}/interactions`, { kind: 'note', text: 'x' })).statusCode,
    ).toBe(404)
    expect((await other.as('DELETE', `/interactions/${made.id}`)).statusCode).toBe(404)
    expect((await other.as('GET', `/relations/${relationId}/timeline`)).statusCode).toBe(404)
  })
})
