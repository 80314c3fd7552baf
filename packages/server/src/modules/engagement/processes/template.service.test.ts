import { beforeAll, describe, expect, test } from 'vitest'
import { ProcessContent, type RelationRecord, StarterKey, type TemplatePage } from '@klantregie/contract'
import { organisationNamed, relationsInDomain } from '../../../platform/testing/relations-in-domain.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { findDomains, findFields } from '../../governance/index.ts'
import { replaceProjections } from '../../relations/index.ts'
import { processesOf, told } from '../testing/processes.ts'
import { flowOf } from './process-flow.rules.ts'
import { contentOf } from './starter-set.ts'
import { starterShapes } from './starter-shapes.ts'
import { en } from './starters.en.ts'
import { nl } from './starters.nl.ts'
import { issuesOf } from './template.rules.ts'
import { aContent, aStep, asks } from './testing/a-plan.ts'

let app: TestApp
let of: ReturnType<typeof processesOf>
let education = ''
beforeAll(async () => {
  app = await testApp()
  of = processesOf(app)
  education = (await app.inTransaction((ctx) => findDomains(ctx))).find(({ key }) => key === 'education')!.id
})
const aSchool = async () =>
  (await relationsInDomain(app, [organisationNamed('Basisschool De Ark')], education))[0] ?? ''
const change = (template: TemplatePage, content: ProcessContent, more: object = {}) => {
  const { name, goal, edition, domain, type } = template
  const body = { name, goal, edition, domainId: domain?.id ?? null, typeId: type?.id ?? null, content, ...more }
  return app.as('relation_manager')('PUT', `/process-templates/${template.id}`, body)
}

describe('versions', () => {
  test('what runs goes on as it was agreed when it began; what starts now is of the new version', async () => {
    const template = await of.template(aContent([aStep('a'), aStep('b')]))
    const [first, second] = [await aSchool(), await aSchool()]
    const running = await of.start(first, template.id)
    const changed = (await change(template, aContent([aStep('a'), aStep('c')]))).json()
    expect([changed.version, changed.versions.map((one: { running: number }) => one.running)]).toEqual([2, [0, 1]])
    expect(told(await of.step(running.id, 'a', 'do'))).toBe('a done, b open')
    expect(told(await of.start(second, template.id))).toBe('a open, c waiting')
    expect((await of.get(running.id)).template).toMatchObject({ version: 1, newestVersion: 2 })
  })

  test('a version by which nothing ran is written over', async () => {
    const template = await of.template(aContent([aStep('a')]))
    const changed = (await change(template, aContent([aStep('b')]))).json()
    expect([changed.version, changed.content.steps[0].key]).toEqual([1, 'b'])
    const again = (await change(changed, changed.content, { name: 'Een andere naam' })).json()
    expect([again.version, again.name]).toEqual([1, 'Een andere naam'])
  })

  test('what a colleague changed meanwhile is not written over', async () => {
    const template = await of.template(aContent([aStep('a')]))
    await change(template, aContent([aStep('b')]))
    const refused = await change(template, aContent([aStep('c')]))
    expect([refused.statusCode, refused.json().code, refused.json().details.by]).toEqual([
      409,
      'engagement.template_changed',
      'Test relation_manager',
    ])
    expect(
      (await of.ask<TemplatePage>('reader', ['GET', `/process-templates/${template.id}`])).content.steps[0]?.key,
    ).toBe('b')
  })

  test('a running process is carried over by choice: told what changes, and what was done stays', async () => {
    const template = await of.template(aContent([aStep('a'), aStep('b'), aStep('c')]))
    const { id } = await of.start(await aSchool(), template.id)
    await of.step(id, 'a', 'do', { note: 'gebeld' })
    expect((await app.as('relation_manager')('GET', `/processes/${id}/carry-over`)).json().code).toBe(
      'engagement.process_newest',
    )
    const content = aContent([aStep('b', { title: 'B anders', isStrict: true }), aStep('d'), aStep('c')])
    await change(template, content)
    expect(await of.ask('relation_manager', ['GET', `/processes/${id}/carry-over`])).toEqual({
      ...{ from: 1, to: 2, added: ['D'], removed: [{ title: 'A', state: 'done' }] },
      changed: [{ title: 'B anders', was: 'B', parts: ['title', 'demands'] }],
      step: 'B anders',
    })
    expect((await app.as('front_office')('POST', `/processes/${id}/carry-over`, { to: 2 })).statusCode).toBe(403)
    expect((await app.as('relation_manager')('POST', `/processes/${id}/carry-over`, { to: 1 })).json().code).toBe(
      'engagement.template_changed',
    )
    const carried = await of.deed(id, 'carry-over', { to: 2 })
    expect(told(carried)).toBe('b open, d waiting, c waiting, a done')
    expect(carried.steps[3]).toMatchObject({ title: 'A', note: 'gebeld' })
    expect(carried.template.version).toBe(2)
  })

  test('a retired template starts nothing more, and what runs goes on; it can be put to use again', async () => {
    const template = await of.template(aContent([aStep('a'), aStep('b')]))
    const { id } = await of.start(await aSchool(), template.id)
    await of.ask('relation_manager', ['POST', `/process-templates/${template.id}/state`, { state: 'retired' }])
    const refused = await app.as('relation_manager')('POST', `/relations/${await aSchool()}/processes`, {
      templateId: template.id,
    })
    expect(refused.json().code).toBe('engagement.template_not_in_use')
    expect(told(await of.step(id, 'a', 'do'))).toBe('a done, b open')
    await of.ask('relation_manager', ['POST', `/process-templates/${template.id}/state`, { state: 'active' }])
    await of.start(await aSchool(), template.id)
  })
})

describe('what a template may say', () => {
  test('what cannot be right is told with the step that it is about', async () => {
    const template = await of.template(aContent([aStep('a')]))
    const content = aContent([aStep('a', { when: { step: 'b', answers: ['yes'] } }), aStep('b', asks('yes', 'no'))])
    const refused = (await change(template, content)).json()
    expect([refused.code, refused.details.issues]).toEqual([
      'engagement.template_invalid',
      [{ code: 'step_later', step: 'a', about: 'b' }],
    ])
  })

  test('two templates in use do not have one name', async () => {
    const { name } = await of.template(aContent([aStep('a')]))
    const body = { name: name.toUpperCase(), goal: '', domainId: null, typeId: null, content: aContent([aStep('a')]) }
    expect((await app.as('relation_manager')('POST', '/process-templates', body)).json().code).toBe(
      'engagement.template_name_taken',
    )
  })

  test('hostile words are kept as words, and beyond all measure they are refused', async () => {
    const title = `<img src=x onerror=alert(1)>'; drop table engagement.process; --`
    const words = ['=HYPERLINK("http://x")', '\u202Eomgekeerd', title]
    const content = aContent(
      words.map((one, index) => aStep(`s${index}`, { title: one.slice(0, 120), instruction: `${one}\0` })),
    )
    const template = await of.template(content)
    expect(template.content.steps.map((step) => step.title)).toEqual(words)
    expect(template.content.steps[2]?.instruction).toBe(title)
    const school = await aSchool()
    const { id } = await of.start(school, template.id)
    await of.step(id, 's0', 'do', { note: `${title}\0` })
    expect((await of.get(id)).steps[0]?.note).toBe(title)
    expect((await change(template, aContent([aStep('a', { title: 'x'.repeat(121) })]))).statusCode).toBe(422)
    expect((await change(template, aContent([aStep('a', { instruction: 'x'.repeat(10_000) })]))).statusCode).toBe(422)
    expect((await change(template, aContent([aStep("a'; --")]))).statusCode).toBe(422)
    expect(
      (await change(template, aContent(Array.from({ length: 41 }, (_, index) => aStep(`s${index}`))))).statusCode,
    ).toBe(422)
  })

  test('a template of a domain is changed by who may change something there', async () => {
    const template = await of.template(aContent([aStep('a')]), { domainId: education })
    const limited = { ...app.who('relation_manager'), rights: { ...app.who('relation_manager').rights, change: '0' } }
    const { setTemplateState } = await import('./template.service.ts')
    await expect(
      app.inTransaction((ctx) => setTemplateState(ctx, { id: template.id, state: 'retired' }), limited),
    ).rejects.toMatchObject({
      code: 'engagement.template_not_allowed',
    })
  })
})

describe('the starter set', () => {
  test.each(StarterKey.options)(
    '%s is added by choice, in good order, and can be put to use and started',
    async (key) => {
      const template = await of.ask<TemplatePage>('relation_manager', ['POST', `/process-templates/starters/${key}`])
      expect(template.state).toBe('draft')
      const { items } = await of.ask<{ items: { key: string; templateId: string | null }[] }>('relation_manager', [
        'GET',
        '/process-templates/starters',
      ])
      expect(items.find((one) => one.key === key)?.templateId).toBe(template.id)
      const again = await app.as('relation_manager')('POST', `/process-templates/starters/${key}`)
      expect(again.json().code).toBe('engagement.template_name_taken')
    },
  )

  test.each(StarterKey.options)('%s says everything in both languages, and every way through it ends', async (key) => {
    const fields = await app.inTransaction((ctx) => findFields(ctx))
    const known = {
      userIds: new Set<string>(),
      teamIds: new Set<string>(),
      fieldKeys: new Set(fields.map((field) => field.key)),
    }
    for (const words of [nl, en]) {
      const content = contentOf(starterShapes[key], words[key], null)
      expect(ProcessContent.safeParse(content).error).toBeUndefined()
      expect(issuesOf(content, known)).toEqual([])
    }
    const { steps } = contentOf(starterShapes[key], nl[key], null)
    const questions = steps.filter(({ question }) => question !== null)
    const ways = questions.reduce<Record<string, string>[]>(
      (all, { key: step, question }) =>
        all.flatMap((way) => question!.answers.map((answer) => ({ ...way, [step]: answer.key }))),
      [{}],
    )
    for (const way of ways) {
      const done = new Map<string, string | null>()
      for (let turn = 0; turn <= steps.length; turn += 1) {
        const now = steps.map((step) => ({
          ...{ key: step.key, answer: done.get(step.key) ?? null, shiftDays: 0 },
          state: done.has(step.key) ? ('done' as const) : ('waiting' as const),
          endedOn: done.has(step.key) ? '2026-03-02' : null,
        }))
        const { currentKey } = flowOf({ steps }, { startedOn: '2026-03-01', dates: {}, steps: now })
        if (currentKey === null) break
        done.set(currentKey, way[currentKey] ?? null)
        expect(turn, JSON.stringify(way)).toBeLessThan(steps.length)
      }
    }
  })

  test('a volunteer goes through the intake: what is missing is asked for, the VOG is dated, and the role comes with the end', async () => {
    const template = await of.ask<{ items: { id: string; name: string }[] }>('relation_manager', [
      'GET',
      '/process-templates',
    ])
    const { id: templateId } = template.items.find(({ name }) => name === nl.volunteer.name)!
    await of.ask('relation_manager', ['POST', `/process-templates/${templateId}/state`, { state: 'active' }])
    const helder: RelationRecord = {
      kind: 'person',
      name: { firstName: 'Noor', surname: 'Helder' },
      emails: ['noor@voorbeeld.example'],
    }
    const [noor = ''] = await relationsInDomain(app, [helder], education)
    const { id } = await of.start(noor, templateId)
    await of.step(id, 'meet', 'do', { answer: 'yes' })
    const refused = await app.as('relation_manager')('POST', `/processes/${id}/steps/data/do`, {})
    expect(refused.json().details.missing).toBe('Telefoonnummer, Adres, Geboortedatum')
    const completed: RelationRecord = {
      ...helder,
      phones: [{ number: '+31612345678', kind: 'mobile', isValid: true }],
      addresses: [{ use: 'visit', place: 'Utrecht' }],
      birthDate: '1990-05-05',
    }
    await app.inTransaction((ctx) =>
      replaceProjections(ctx, [{ relationId: noor, golden: completed, changedAt: ctx.now }]),
    )
    await of.step(id, 'data', 'do')
    await of.step(id, 'needed', 'do', { answer: 'yes' })
    await of.step(id, 'request', 'do')
    await of.ask('relation_manager', [
      'PUT',
      `/processes/${id}/steps/certificate/documents/certificate`,
      { isChecked: true },
    ])
    await of.step(id, 'certificate', 'do', { date: '2026-02-25' })
    await of.ask('relation_manager', ['PUT', `/processes/${id}/steps/contract/documents/contract`, { isChecked: true }])
    await of.step(id, 'contract', 'do', { date: '2026-03-09' })
    await of.step(id, 'introduce', 'do')
    expect(await of.deed(id, 'finish')).toMatchObject({ state: 'ended', outcome: 'completed', role: 'Vrijwilliger' })
    const page = await of.ask<{ roles: { type: string }[] }>('relation_manager', ['GET', `/relations/${noor}`])
    expect(page.roles.map(({ type }) => type)).toEqual(['Vrijwilliger'])
    const later = await app.query(
      `select title, due_on from engagement.task where relation_id = $1 and origin_kind = 'hand' order by due_on`,
      [noor],
    )
    expect(later.map(({ title, due_on: dueOn }) => `${title} ${dueOn}`)).toEqual([
      'Voer het gesprek na drie maanden 2026-06-09',
      'Vraag een nieuwe VOG aan 2028-12-27',
    ])
  })
})
