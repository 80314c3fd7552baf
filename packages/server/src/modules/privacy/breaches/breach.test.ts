import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeRelations, makeRights, person } from '../../relations/testing/make-relations.ts'
import { countPersons } from './breach.service.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
type Call = ReturnType<TestApp['as']>
const officer: Call = (...call) => app.as('privacy_officer')(...call)

const report = async (title = 'Laptop gestolen') =>
  (
    await officer('POST', '/breaches', {
      title,
      happened: 'Een laptop met een export is gestolen.',
      discoveredAt: '2026-03-01T09:00:00.000Z',
    })
  ).json()
const FACTS = {
  title: 'Laptop gestolen',
  happened: 'Een laptop met een export is gestolen.',
  discoveredAt: '2026-03-01T09:00:00.000Z',
  occurredFrom: '2026-02-28',
  occurredUntil: null,
  nature: ['confidentiality'],
  categories: ['names', 'contact'],
  hasSpecial: false,
  estimatedPersons: 40,
  likelihood: 'high',
  severity: 'medium',
  consequences: 'Nepmail',
  measures: 'Op afstand gewist',
}

describe('a breach', () => {
  test('is registered with its clock, judged, decided on, told and closed, and every step stays', async () => {
    const breach = await report()
    expect(breach).toMatchObject({
      number: 1,
      clock: { state: 'running', deadline: '2026-03-04T09:00:00.000Z' },
      advice: { risk: 'unknown' },
    })
    const path = `/breaches/${breach.id}`
    expect((await officer('PUT', path, FACTS)).json()).toMatchObject({
      advice: { risk: 'high', tellAuthority: true, tellPersons: true },
    })
    expect((await officer('POST', `${path}/close`, { lessons: 'Schijven versleutelen' })).json().code).toBe(
      'privacy.breach_not_decided',
    )
    const told = { whom: 'authority', at: '2026-03-02T08:00:00.000Z', number: 'AP-123' }
    expect((await officer('POST', `${path}/told`, told)).json().code).toBe('privacy.breach_not_decided')
    await officer('POST', `${path}/decisions`, {
      whom: 'authority',
      isNeeded: true,
      reason: 'De kans op misbruik is groot.',
    })
    expect((await officer('POST', `${path}/told`, told)).json()).toMatchObject({
      clock: { state: 'told' },
      authorityNumber: 'AP-123',
    })
    await officer('POST', `${path}/decisions`, {
      whom: 'persons',
      isNeeded: false,
      reason: 'De schijf bleek versleuteld te zijn.',
    })
    const closed = (await officer('POST', `${path}/close`, { lessons: 'Exports niet op laptops' })).json()
    expect(closed.closedAt).not.toBeNull()
    expect((await officer('PUT', path, FACTS)).json().code).toBe('privacy.breach_closed')
    const { events } = (await officer('GET', path)).json()
    expect(events.map((event: { kind: string }) => event.kind)).toEqual([
      'reported',
      'authority_told',
      'changed',
      'authority_decided',
      'persons_decided',
      'closed',
    ])
    await officer('POST', `${path}/reopen`, { reason: 'Er bleek nog een laptop weg.' })
    expect((await officer('GET', path)).json().breach.closedAt).toBeNull()
    await expect(app.query('delete from privacy.breach')).rejects.toThrow(/breach/)
    await expect(app.query(`update privacy.breach_event set text = ''`)).rejects.toThrow(/permission denied/)
  })

  test('letters are proposed from what is known, can be written by hand and go back to the proposal', async () => {
    const breach = await report('Mail verkeerd verstuurd')
    const path = `/breaches/${breach.id}`
    await officer('PUT', path, { ...FACTS, title: 'Mail verkeerd verstuurd' })
    const shown = (await officer('GET', path)).json().breach
    expect(shown.letterPersons).toContain('Een laptop met een export is gestolen.')
    expect(shown.letterAuthority).toContain('vertrouwelijkheid')
    expect((await officer('PUT', `${path}/letters/persons`, { text: 'Eigen brief' })).json().letterPersons).toBe(
      'Eigen brief',
    )
    const odt = await officer('GET', `${path}/download?what=letter_persons`)
    expect([odt.statusCode, odt.body.includes('Eigen brief')]).toEqual([200, true])
    expect((await officer('PUT', `${path}/letters/persons`, { text: null })).json().letterPersons).toContain(
      'Beste relatie',
    )
  })

  test('whom it is about is counted with the rights of who asks', async () => {
    const rights = await makeRights(app)
    await makeRelations(app, [person({ first: 'An', surname: 'Zien', place: 'Lekdam' })], rights.mine.id)
    await makeRelations(app, [person({ first: 'Jo', surname: 'Verborgen', place: 'Lekdam' })], rights.other.id)
    const breach = await report('Verloren lijst')
    const counted = (await officer('POST', `/breaches/${breach.id}/count`, { filter: { place: 'Lekdam' } })).json()
    expect(counted).toMatchObject({ counted: 2, filter: { place: 'Lekdam' } })
    const sources = {
      sourceNamesOf: () => Promise.resolve(new Map()),
      sourceNames: () => Promise.resolve(new Map()),
    } as never
    const few = await app.inTransaction(
      (ctx) => countPersons(ctx, { id: breach.id, filter: { place: 'Lekdam' } }, { sources }),
      rights.limited,
    )
    expect(few.counted).toBe(1)
    expect((await officer('POST', `/breaches/${breach.id}/count`, { filter: null })).json().counted).toBeNull()
  })

  test('hostile texts stay texts in the file and the register', async () => {
    const breach = await report('=HYPERLINK("http://x")')
    await officer('POST', `/breaches/${breach.id}/remarks`, { text: '<img src=x onerror=alert(1)>\u202E' })
    const file = (await officer('GET', `/breaches/${breach.id}/download?what=file`)).body
    expect(file).toContain('&lt;img')
    expect(file).not.toMatch(/<img|\u202E/)
    expect((await officer('GET', '/breach-register')).body).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(
      (
        await officer('POST', '/breaches', {
          title: 'x'.repeat(10_000),
          happened: 'iets',
          discoveredAt: '2026-03-01T09:00:00.000Z',
        })
      ).statusCode,
    ).toBe(422)
    expect(
      (
        await officer('POST', '/breaches', {
          title: 'Morgen',
          happened: 'iets',
          discoveredAt: '2026-03-03T09:00:00.000Z',
        })
      ).json().code,
    ).toBe('privacy.breach_in_future')
  })

  test('nobody but who may: not another role, not another organisation', async () => {
    const breach = await report('Alleen voor ons')
    for (const role of ['relation_manager', 'front_office', 'reader'] as const)
      expect((await app.as(role)('GET', `/breaches/${breach.id}`)).statusCode).toBe(403)
    const other = await app.otherTenant()
    const tries = [
      await other.as('GET', `/breaches/${breach.id}`),
      await other.as('PUT', `/breaches/${breach.id}`, FACTS),
      await other.as('GET', `/breaches/${breach.id}/download?what=file`),
      await other.as('POST', `/breaches/${breach.id}/remarks`, { text: 'Hallo' }),
    ]
    expect(tries.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404])
    expect((await other.as('GET', '/breaches')).json().items).toEqual([])
  })
})
