import { beforeAll, describe, expect, test } from 'vitest'
import { organisationNamed, relationsInDomain } from '../../../platform/testing/relations-in-domain.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { findDomains } from '../../governance/index.ts'
import { colleaguesOf } from '../testing/colleagues.ts'
import { processesOf, said, tasksAbout, told } from '../testing/processes.ts'
import { aContent, aStep, asks } from './testing/a-plan.ts'

let app: TestApp
let at: ReturnType<typeof colleaguesOf>
let of: ReturnType<typeof processesOf>
let education = ''
let count = 0
beforeAll(async () => {
  app = await testApp()
  at = colleaguesOf(app)
  of = processesOf(app)
  const domains = await app.inTransaction((ctx) => findDomains(ctx))
  education = domains.find(({ key }) => key === 'education')!.id
})
const aSchool = async () => {
  const [id = ''] = await relationsInDomain(app, [organisationNamed(`Basisschool ${(count += 1)}`)], education)
  return id
}
const days = { count: 5, unit: 'working_day', ifClosed: 'keep' } as const
const tasksOf = (relationId: string) => tasksAbout(of, relationId)

describe('a process', () => {
  test('starts with its first step open, as a task of its owner, on the day that it is due', async () => {
    const school = await aSchool()
    const { id: templateId } = await of.template(
      aContent([aStep('a', { due: { from: 'start', ...days } }), aStep('b', { due: { from: 'previous', ...days } })]),
    )
    const process = await of.start(school, templateId)
    expect(told(process)).toBe('a open, b waiting')
    expect(process).toMatchObject({
      state: 'running',
      currentKey: 'a',
      startedBy: 'Test relation_manager',
      mayWork: true,
    })
    expect(process.steps[0]).toMatchObject({ dueOn: '2026-03-09', isLate: false, isForMe: true, who: { kind: 'user' } })
    expect(process.steps[1]).toMatchObject({ waitsFor: ['A'], dueOn: null })
    expect(said(await tasksOf(school))).toEqual(['A open 2026-03-09'])
    const trail = (await app.audit()).filter(({ subject_id }) => subject_id === school)
    expect(trail.map(({ action }) => action)).toEqual(expect.arrayContaining(['process.started']))
  })

  test('goes on when a step is done, and the task goes along; and the other way round', async () => {
    const school = await aSchool()
    const { id: templateId } = await of.template(aContent([aStep('a'), aStep('b'), aStep('c')]))
    const { id } = await of.start(school, templateId)
    await of.step(id, 'a', 'do', { note: 'Gebeld met de directeur' })
    expect(said(await tasksOf(school))).toEqual(['B open –', 'A done –'])
    const [open] = await tasksOf(school)
    await of.ask('relation_manager', ['POST', `/tasks/${open!.id}/end`, { as: 'done' }])
    const process = await of.get(id)
    expect(told(process)).toBe('a done, b done, c open')
    expect(process.steps[0]).toMatchObject({ note: 'Gebeld met de directeur', endedBy: 'Test relation_manager' })
    await of.ask('relation_manager', ['POST', `/tasks/${open!.id}/reopen`, {}])
    expect(told(await of.get(id))).toBe('a done, b open, c waiting')
    expect(said(await tasksOf(school)).sort()).toEqual(['A done –', 'B open –', 'C cancelled –'])
  })

  test('is completed with its last step, and opened again with a step', async () => {
    const { id: templateId } = await of.template(aContent([aStep('a'), aStep('b', { isObligatory: false })]))
    const { id } = await of.start(await aSchool(), templateId)
    expect(await of.step(id, 'a', 'do')).toMatchObject({ state: 'running', mayFinish: true, currentKey: 'b' })
    expect(await of.deed(id, 'finish')).toMatchObject({ state: 'ended', outcome: 'completed', currentKey: null })
    const again = await of.step(id, 'a', 'reopen')
    expect(again).toMatchObject({ state: 'running', outcome: null, endedAt: null, currentKey: 'a' })
    expect(told(again)).toBe('a open, b skipped')
  })

  test('follows an answer, and ends by one, for the reason that it says', async () => {
    const school = await aSchool()
    const plans = [
      aStep('a', asks('yes', 'no', 'stop!')),
      aStep('b', { when: { step: 'a', answers: ['yes'] } }),
      aStep('c'),
    ]
    const { id: templateId } = await of.template(aContent(plans))
    const { id } = await of.start(school, templateId)
    expect(told(await of.step(id, 'a', 'do', { answer: 'no' }))).toBe('a done, b passed, c open')
    await of.step(id, 'a', 'reopen')
    const ended = await of.step(id, 'a', 'do', { answer: 'stop' })
    expect(ended).toMatchObject({ state: 'ended', outcome: 'answer', reason: 'stop' })
    expect(told(ended)).toBe('a done, b passed, c passed')
    expect((await tasksOf(school)).filter(({ state }) => state === 'open')).toEqual([])
  })

  test('says what is missing, and a strict step is not done before it is there', async () => {
    const [school] = await relationsInDomain(
      app,
      [{ kind: 'organisation', organisationName: 'De Brug', emails: ['a@brug.nl'] }],
      education,
    )
    const documents = [
      { key: 'offer', name: 'Offerte', isObligatory: true },
      { key: 'report', name: 'Verslag', isObligatory: false },
    ]
    const step = aStep('a', { fields: ['emails', 'website'], documents, isStrict: true })
    const { id: templateId } = await of.template(aContent([step, aStep('b')]))
    const process = await of.start(school!, templateId)
    expect(process.steps[0]?.fields.map(({ key, state }) => `${key} ${state}`)).toEqual([
      'emails filled',
      'website missing',
    ])
    const refused = await app.as('relation_manager')('POST', `/processes/${process.id}/steps/a/do`, {})
    expect(refused.json()).toMatchObject({
      code: 'engagement.step_incomplete',
      details: { missing: 'Website, Offerte' },
    })
    await of.ask('relation_manager', [
      'PUT',
      `/processes/${process.id}/steps/a/documents/offer`,
      { isChecked: true, note: 'getekend' },
    ])
    await app.query(`update relations.relation set golden = golden || '{"website": "https://brug.nl"}' where id = $1`, [
      school,
    ])
    const done = await of.step(process.id, 'a', 'do')
    expect(done.steps[0]?.documents[0]).toMatchObject({
      isChecked: true,
      checkedOn: '2026-03-02',
      checkedBy: 'Test relation_manager',
      note: 'getekend',
    })
  })

  test('asks for a date where it needs one; later steps count from it, and move along when it changes', async () => {
    const dates = [
      { key: 'deadline', label: 'Sluitingsdag', isAskedAtStart: true },
      { key: 'vog', label: 'Datum VOG', isAskedAtStart: false },
    ]
    const before = { from: 'date', dateKey: 'deadline', count: -3, unit: 'working_day', ifClosed: 'keep' } as const
    const { id: templateId } = await of.template(
      aContent([aStep('a', { asksDate: 'vog' }), aStep('b', { due: before })], { dates }),
    )
    const school = await aSchool()
    const refused = await app.as('relation_manager')('POST', `/relations/${school}/processes`, { templateId })
    expect(refused.json()).toMatchObject({ code: 'engagement.date_needed', details: { dates: 'Sluitingsdag' } })
    const { id } = await of.start(school, templateId, { dates: { deadline: '2026-04-07' } })
    expect((await app.as('relation_manager')('POST', `/processes/${id}/steps/a/do`, {})).json().code).toBe(
      'engagement.date_needed',
    )
    await of.step(id, 'a', 'do', { date: '2026-02-20' })
    expect((await of.get(id)).dates.map(({ day }) => day)).toEqual(['2026-04-07', '2026-02-20'])
    // Three working days before the day after Easter.
    expect((await of.get(id)).steps[1]?.dueOn).toBe('2026-04-01')
    await of.ask('relation_manager', ['PATCH', `/processes/${id}`, { dates: { deadline: '2026-04-15' } }])
    expect(said(await tasksOf(school))[0]).toBe('B open 2026-04-10')
  })

  test('gives the role that it was for when it is completed, and makes the reminders of afterwards once', async () => {
    const types = await app.query(`select id from governance.relation_type where key = 'partner'`)
    const dates = [{ key: 'vog', label: 'Datum VOG', isAskedAtStart: false }]
    const reminders = [{ key: 'r', title: 'Nieuwe VOG aanvragen', dateKey: 'vog', months: 36, days: -60 }]
    const content = aContent([aStep('a', { asksDate: 'vog' })], { dates, reminders, roleTypeId: types[0].id })
    const { id: templateId } = await of.template(content)
    const school = await aSchool()
    const { id } = await of.start(school, templateId)
    await of.step(id, 'a', 'do', { date: '2026-03-02' })
    await of.step(id, 'a', 'reopen')
    await of.step(id, 'a', 'do')
    const page = await of.ask<{ roles: { type: string; from: string }[] }>('relation_manager', [
      'GET',
      `/relations/${school}`,
    ])
    expect(page.roles.map(({ type, from }) => `${type} ${from}`)).toEqual(['Partner 2026-03-02'])
    expect(said(await tasksOf(school)).filter((task) => task.startsWith('Nieuwe'))).toEqual(['Nieuwe open 2029-01-01'])
  })

  test('stands still with a reason, and what we count ourselves is due later by the days that it did', async () => {
    const school = await aSchool()
    const { id: templateId } = await of.template(
      aContent([aStep('a', { due: { from: 'start', count: 10, unit: 'day', ifClosed: 'keep' } })]),
    )
    const { id } = await of.start(school, templateId)
    await of.deed(id, 'pause', { reason: 'School is dicht' })
    expect(said(await tasksOf(school))).toEqual(['A cancelled 2026-03-12'])
    expect((await app.as('relation_manager')('POST', `/processes/${id}/steps/a/do`, {})).json().code).toBe(
      'engagement.process_paused',
    )
    // A week ago; to move the clock would end the session.
    await app.query(`update engagement.process set paused_on = '2026-02-23' where id = $1`, [id])
    const on = await of.deed(id, 'resume')
    expect(on.steps[0]?.dueOn).toBe('2026-03-19')
    expect(said(await tasksOf(school))).toEqual(['A open 2026-03-19'])
  })

  test('is stopped with a reason, and can be taken up again', async () => {
    const school = await aSchool()
    const { id: templateId } = await of.template(aContent([aStep('a'), aStep('b')]))
    const { id } = await of.start(school, templateId)
    await of.step(id, 'a', 'do')
    expect((await app.as('relation_manager')('POST', `/processes/${id}/stop`, { reason: ' ' })).json().code).toBe(
      'engagement.reason_missing',
    )
    const stopped = await of.deed(id, 'stop', { reason: 'Geen budget' })
    expect(stopped).toMatchObject({ state: 'ended', outcome: 'stopped', reason: 'Geen budget' })
    expect(told(stopped)).toBe('a done, b passed')
    expect(told(await of.deed(id, 'resume'))).toBe('a done, b open')
    expect(said(await tasksOf(school))).toEqual(['B open –', 'A done –'])
  })

  test('goes along with its new owner; what a colleague was given by hand stays with them', async () => {
    const school = await aSchool()
    const { id: templateId } = await of.template(aContent([aStep('a'), aStep('b', { after: { what: 'start' } })]))
    const { id } = await of.start(school, templateId)
    const second = (await tasksOf(school)).find(({ title }) => title.startsWith('B'))!
    await of.ask('relation_manager', [
      'PATCH',
      `/tasks/${second.id}`,
      { version: second.version, owner: { kind: 'user', id: at.idOf('privacy_officer') } },
    ])
    expect((await of.get(id)).steps[1]?.who).toMatchObject({ id: at.idOf('privacy_officer') })
    const changed = await of.ask<{ owner: { name: string }; steps: { who: { name: string } }[] }>('relation_manager', [
      'PATCH',
      `/processes/${id}`,
      { ownerId: at.idOf('front_office') },
    ])
    expect(changed.owner.name).toBe('Test front_office')
    expect(changed.steps[0]?.who.name).toBe('Test front_office')
  })

  test('can lie with a role: no task, but a step for everybody who has it', async () => {
    const school = await aSchool()
    const { id: templateId } = await of.template(aContent([aStep('a', { who: { by: 'role', role: 'front_office' } })]))
    const { id } = await of.start(school, templateId)
    const mine = await of.ask<{ items: { processId: string }[] }>('front_office', [
      'GET',
      '/processes/steps-for-my-role',
    ])
    expect(mine.items.map(({ processId }) => processId)).toContain(id)
    const others = await of.ask<{ items: { processId: string }[] }>('relation_manager', [
      'GET',
      '/processes/steps-for-my-role',
    ])
    expect(others.items.map(({ processId }) => processId)).not.toContain(id)
    expect(await tasksOf(school)).toEqual([])
    expect((await of.get(id, 'front_office')).steps[0]).toMatchObject({ isForMe: true })
  })

  test('can lie with whoever looks after the relation, and with the owner of the process when nobody does', async () => {
    const school = await aSchool()
    const { id: templateId } = await of.template(aContent([aStep('a', { who: { by: 'relation_owner' } })]))
    expect((await of.start(school, templateId)).steps[0]?.who).toMatchObject({ id: at.idOf('relation_manager') })
    await app.query(
      `insert into relations.role (id, relation_id, origin_relation_id, type_id, domain_id, owner_user_id, created_at)
       select gen_random_uuid(), $1, $1, t.id, t.domain_id, $2, now() from governance.relation_type t where t.key = 'school'`,
      [school, at.idOf('privacy_officer')],
    )
    const second = await of.start(school, templateId, { isSecond: true })
    expect(second.steps[0]?.who).toMatchObject({ id: at.idOf('privacy_officer') })
  })

  test('shows who is at a step', async () => {
    const { id: templateId } = await of.template(aContent([aStep('a')]))
    const { id } = await of.start(await aSchool(), templateId)
    const taken = await of.step(id, 'a', 'take', { isTaken: true, as: 'front_office' })
    expect(taken.steps[0]).toMatchObject({ takenBy: 'Test front_office', isTakenByMe: true })
    expect((await of.step(id, 'a', 'take', { isTaken: false })).steps[0]?.takenBy).toBeNull()
  })
})
