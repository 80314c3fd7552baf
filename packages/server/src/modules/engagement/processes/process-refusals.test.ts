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
let [education, theatre] = ['', '']
let count = 0
beforeAll(async () => {
  app = await testApp()
  at = colleaguesOf(app)
  of = processesOf(app)
  const domains = await app.inTransaction((ctx) => findDomains(ctx))
  education = domains.find(({ key }) => key === 'education')!.id
  theatre = domains.find(({ key }) => key === 'audience')!.id
})
const aSchool = async (domainId = education) => {
  const [id = ''] = await relationsInDomain(app, [organisationNamed(`Basisschool ${(count += 1)}`)], domainId)
  return id
}
const tasksOf = (relationId: string) => tasksAbout(of, relationId)

describe('refusals', () => {
  test('the same process does not start twice with a relation, unless that is said; also when two start it at once', async () => {
    const school = await aSchool()
    const { id: templateId } = await of.template(aContent([aStep('a')]))
    const start = (role: 'relation_manager' | 'front_office') =>
      app.as(role)('POST', `/relations/${school}/processes`, { templateId })
    const both = await Promise.all([start('relation_manager'), start('front_office')])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect((await start('relation_manager')).json().code).toBe('engagement.process_runs_already')
    await of.start(school, templateId, { isSecond: true })
  })

  test('two who do the same step at once: one of them hears that it is done', async () => {
    const { id: templateId } = await of.template(aContent([aStep('a'), aStep('b')]))
    const { id } = await of.start(await aSchool(), templateId)
    const both = await Promise.all(
      ['relation_manager', 'front_office'].map((role) =>
        app.as(role as 'front_office')('POST', `/processes/${id}/steps/a/do`, {}),
      ),
    )
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(told(await of.get(id))).toBe('a done, b open')
  })

  test('a step that waits, an answer that is missing or unknown, an obligatory step without a reason', async () => {
    const { id: templateId } = await of.template(aContent([aStep('a', asks('yes', 'no')), aStep('b')]))
    const { id } = await of.start(await aSchool(), templateId)
    const refused = async (path: string, body: object) =>
      (await app.as('relation_manager')('POST', `/processes/${id}/steps/${path}`, body)).json().code
    expect(await refused('b/do', {})).toBe('engagement.step_not_open')
    expect(await refused('x/do', {})).toBe('engagement.step_not_found')
    expect(await refused('a/do', {})).toBe('engagement.answer_needed')
    expect(await refused('a/do', { answer: 'perhaps' })).toBe('engagement.answer_unknown')
    expect(await refused('a/skip', { reason: '  ' })).toBe('engagement.reason_missing')
    expect(await refused('a/reopen', {})).toBe('engagement.step_not_ended')
    expect(told(await of.get(id))).toBe('a open, b waiting')
  })

  test('a task whose step asks for an answer is not done by the task, and nothing has happened', async () => {
    const school = await aSchool()
    const { id: templateId } = await of.template(aContent([aStep('a', asks('yes', 'no'))]))
    await of.start(school, templateId)
    const [task] = await tasksOf(school)
    const reply = await app.as('relation_manager')('POST', `/tasks/${task!.id}/end`, { as: 'done' })
    expect(reply.json().code).toBe('engagement.answer_needed')
    expect(said(await tasksOf(school))).toEqual(['A open –'])
  })

  test('who sees the relation and may not change it reads the process and does nothing with it', async () => {
    const { id: templateId } = await of.template(aContent([aStep('a')]))
    const school = await aSchool()
    const { id } = await of.start(school, templateId)
    expect(await of.get(id, 'reader')).toMatchObject({ mayWork: false })
    expect((await app.as('reader')('POST', `/processes/${id}/steps/a/do`, {})).statusCode).toBe(403)
    expect((await app.as('reader')('POST', `/relations/${school}/processes`, { templateId })).statusCode).toBe(403)
    expect((await app.as('front_office')('POST', '/process-templates', {})).statusCode).toBe(403)
    expect((await app.anonymous('GET', `/processes/${id}`)).statusCode).toBe(401)
  })

  test('a process of a relation that one may not see does not exist: not its page, deeds, card, count, figure or line', async () => {
    const { id: templateId } = await of.template(
      aContent([aStep('a', { who: { by: 'role', role: 'front_office' } }), aStep('b')]),
    )
    const hidden = await aSchool(theatre)
    const seen = await aSchool()
    const { id } = await of.start(hidden, templateId)
    await of.start(seen, templateId)
    await of.step((await of.start(hidden, templateId, { isSecond: true })).id, 'a', 'do')
    await at.limit('front_office', 'education')
    const desk = app.as('front_office')
    for (const reply of [
      await desk('GET', `/processes/${id}`),
      await desk('POST', `/processes/${id}/steps/a/do`, {}),
      await desk('POST', `/processes/${id}/stop`, { reason: 'x' }),
      await desk('POST', `/processes/${id}/move`, { to: 'b' }),
    ])
      expect([reply.statusCode, reply.json().code]).toEqual([404, 'engagement.process_not_found'])
    expect((await desk('GET', `/relations/${hidden}/processes`)).json().code).toBe('relations.relation_not_found')
    const board = (await desk('GET', `/process-templates/${templateId}/board`)).json()
    expect([board.total, board.columns.map((column: { count: number }) => column.count)]).toEqual([1, [1, 0]])
    const figures = (await desk('GET', `/process-templates/${templateId}/figures`)).json()
    expect([
      figures.running,
      figures.steps.map((step: { open: number; done: number }) => step.open + step.done),
    ]).toEqual([1, [1, 0]])
    const line = (await desk('GET', `/processes?templateId=${templateId}`)).json().items
    expect(line.map((one: { relation: { id: string } }) => one.relation.id)).toEqual([seen])
    const page = (await desk('GET', `/process-templates/${templateId}`)).json()
    expect([page.running, page.versions[0].running]).toEqual([1, 1])
    const mine = (await desk('GET', '/processes/steps-for-my-role')).json().items
    expect(mine.map((one: { processId: string }) => one.processId)).not.toContain(id)
    await at.limit('front_office')
  })

  test('another organisation does not even learn that the template and the process exist', async () => {
    const { id: templateId } = await of.template(aContent([aStep('a')]))
    const { id } = await of.start(await aSchool(), templateId)
    const other = await app.otherTenant()
    for (const [method, path] of [
      ['GET', `/processes/${id}`],
      ['GET', `/process-templates/${templateId}`],
      ['GET', `/process-templates/${templateId}/board`],
      ['GET', `/process-templates/${templateId}/figures`],
    ] as const)
      expect((await other.as(method, path)).statusCode).toBe(404)
    expect((await other.as('GET', '/processes')).json().items).toEqual([])
  })
})
