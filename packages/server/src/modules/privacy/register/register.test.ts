import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
type Call = ReturnType<TestApp['as']>
const officer: Call = (...call) => app.as('privacy_officer')(...call)

const receiver = {
  name: 'Hosting BV',
  role: 'processor',
  service: 'Hosting',
  categories: 'Alles',
  country: 'nl',
  safeguards: '',
  contractDate: null,
  contractUntil: null,
  contact: 'info@hosting.example',
}
const TEXT = {
  controller: 'Bibliotheek Testdam',
  contact: 'avg@testdam.example',
  officer: '',
  representative: '',
  measures: 'Sterke wachtwoorden',
  transfers: '',
}
const gapsOf = async () =>
  ((await officer('GET', '/register')).json().content.gaps as { code: string; subject: string }[]).map(
    ({ code, subject }) => `${code} ${subject}`.trim(),
  )

describe('the register of processing', () => {
  test('follows from the configuration, and says what is missing', async () => {
    const { content } = (await officer('GET', '/register')).json()
    expect(content.types.map((type: { name: string }) => type.name)).toContain('Lener')
    expect(content.fields.find((field: { key: string }) => field.key === 'birthDate').goal).not.toBe('')
    expect(content.purposes.length).toBeGreaterThan(0)
    const gaps = await gapsOf()
    expect(gaps).toEqual(
      expect.arrayContaining(['no_controller', 'no_measures', 'no_receivers', 'domain_without_owner Educatie']),
    )
    expect(gaps.some((gap) => gap.startsWith('purpose_without_term'))).toBe(true)
    // A school is no person: nobody asks how long a school is kept.
    expect(gaps.some((gap) => gap.endsWith(' School'))).toBe(false)
  })

  test('a term that is linked to a purpose, and is on, closes its gap', async () => {
    const [purpose] = (await officer('GET', '/register'))
      .json()
      .content.purposes.filter((one: { terms: string[] }) => one.terms.length === 0)
    await officer('POST', '/retention/rules', {
      kind: 'note',
      title: 'Notities',
      typeId: null,
      sourceId: null,
      purposeId: purpose.id,
      months: 12,
      days: 0,
      moment: 'received',
      action: 'delete',
      basis: 'AVG',
      why: 'Afspraak',
    })
    expect(await gapsOf()).not.toContain(`purpose_without_term ${purpose.name}`)
    const after = (await officer('GET', '/register'))
      .json()
      .content.purposes.find((one: { id: string }) => one.id === purpose.id)
    expect(after.terms).toEqual(['1 jaar na ontvangst (staat nog uit)'])
  })

  test('processors: a contract is asked for, and safeguards outside the EEA', async () => {
    const added = (await officer('POST', '/receivers', receiver)).json()
    expect(added.country).toBe('NL')
    expect((await officer('POST', '/receivers', receiver)).json().code).toBe('privacy.receiver_taken')
    expect(await gapsOf()).toContain('processor_without_contract Hosting BV')
    const us = { ...receiver, name: 'Mail Inc', country: 'US', contractDate: '2024-01-01', contractUntil: '2025-01-01' }
    await officer('POST', '/receivers', us)
    expect(await gapsOf()).toEqual(
      expect.arrayContaining(['transfer_without_safeguards Mail Inc', 'contract_ended Mail Inc']),
    )
    await officer('PUT', `/receivers/${added.id}`, { ...receiver, contractDate: '2026-01-01' })
    expect(await gapsOf()).not.toContain('processor_without_contract Hosting BV')
    expect((await officer('PUT', '/receivers/019a0000-0000-7000-8000-000000000001', us)).statusCode).toBe(404)
  })

  test('is settled, stays as it was, and tells what changed since', async () => {
    await officer('PUT', '/register/text', TEXT)
    const version = (await officer('POST', '/register/versions', { note: 'Jaarlijkse controle' })).json()
    expect(version).toMatchObject({ number: 1, fixedBy: 'Test privacy_officer' })
    expect((await officer('GET', '/register')).json().changes).toEqual([])
    await officer('PUT', '/register/text', { ...TEXT, measures: 'Sterkere wachtwoorden' })
    await officer('POST', '/receivers', { ...receiver, name: 'Drukker' })
    const { changes, content } = (await officer('GET', `/register/versions/${version.id}`)).json()
    expect(content.text.measures).toBe('Sterke wachtwoorden')
    expect(changes).toEqual([
      {
        part: 'text',
        change: 'changed',
        name: '',
        particulars: [{ key: 'measures', before: 'Sterke wachtwoorden', after: 'Sterkere wachtwoorden' }],
      },
      { part: 'receivers', change: 'added', name: 'Drukker', particulars: [] },
    ])
    await expect(app.query(`update privacy.register_version set note = 'anders'`)).rejects.toThrow(/permission denied/)
    await expect(app.query('delete from privacy.register_version')).rejects.toThrow(/Proof is not removed/)
  })

  test('goes out as accessible HTML, CSV without formulas and a text document', async () => {
    await officer('POST', '/receivers', { ...receiver, name: '=cmd|/c calc', service: '<script>alert(1)</script>' })
    const html = await officer('GET', '/register/download?format=html')
    expect(html.headers['content-disposition']).toContain('attachment')
    expect(html.body).toContain('&lt;script&gt;')
    expect(html.body).not.toContain('<script')
    const csv = await officer('GET', '/register/download?format=csv')
    expect(csv.body).toContain(`;'=cmd|/c calc;`)
    const odt = await officer('GET', '/register/download?format=odt')
    expect([odt.statusCode, odt.headers['content-type']]).toEqual([200, 'application/vnd.oasis.opendocument.text'])
    expect((await app.audit()).filter(({ action }) => action === 'register.exported').length).toBe(3)
    const [{ id }] = (await officer('GET', '/register')).json().versions
    expect((await officer('GET', `/register/download?format=csv&versionId=${id}`)).body).not.toContain('calc')
  })

  test('a relation manager reads it and changes nothing; a reader does neither; another organisation has its own', async () => {
    const manager = app.as('relation_manager')
    expect((await manager('GET', '/register')).statusCode).toBe(200)
    expect((await manager('POST', '/receivers', receiver)).statusCode).toBe(403)
    expect((await manager('POST', '/register/versions', { note: '' })).statusCode).toBe(403)
    expect((await app.as('reader')('GET', '/register')).statusCode).toBe(403)
    const other = await app.otherTenant()
    const theirs = (await other.as('GET', '/register')).json()
    expect([theirs.versions, theirs.content.receivers]).toEqual([[], []])
    const [{ id }] = (await officer('GET', '/register')).json().versions
    expect((await other.as('GET', `/register/versions/${id}`)).statusCode).toBe(404)
  })
})

describe('an assessment of effects', () => {
  test('begins with what the configuration says, keeps its answers and its versions', async () => {
    const [purpose] = (await officer('GET', '/register')).json().content.purposes
    const started = (await officer('POST', '/assessments', { title: 'Nieuwsbrief', purposeId: purpose.id })).json()
    expect(started.answers.description).toContain(purpose.name)
    expect(started.answers.description).toContain('Lener')
    expect(started.answers.necessity).toContain('art. 6')
    expect([started.isAnswered, started.version]).toEqual([false, 0])
    expect((await officer('POST', `/assessments/${started.id}/versions`)).json().code).toBe(
      'privacy.assessment_incomplete',
    )
    const criteria = Object.fromEntries(
      Object.keys(started.answers.criteria).map((key, index) => [key, { applies: index < 2, why: '' }]),
    )
    const answers = { ...started.answers, criteria, conclusion: 'Aanvaardbaar' }
    const body = { title: 'Nieuwsbrief', answers, expectedChangedAt: started.changedAt }
    app.clock.set('2026-03-02T09:05:00.000Z')
    expect((await officer('PUT', `/assessments/${started.id}`, body)).json()).toMatchObject({
      criteriaMet: 2,
      isAnswered: true,
    })
    expect((await officer('PUT', `/assessments/${started.id}`, body)).json().code).toBe('privacy.assessment_changed')
    expect((await officer('POST', `/assessments/${started.id}/versions`)).json().version).toBe(1)
    const shown = (await officer('GET', `/assessments/${started.id}`)).json()
    expect(shown.versions).toMatchObject([{ version: 1, fixedBy: 'Test privacy_officer' }])
    expect((await officer('GET', `/assessments/${started.id}/download?format=html&version=1`)).body).toContain(
      'Aanvaardbaar',
    )
    expect((await officer('GET', `/assessments/${started.id}/download?format=odt`)).statusCode).toBe(200)
    expect((await officer('GET', `/assessments/${started.id}/download?format=html&version=7`)).statusCode).toBe(404)
  })
})
