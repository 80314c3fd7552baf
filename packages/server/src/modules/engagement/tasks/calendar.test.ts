import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { findDomains } from '../../governance/index.ts'
import { organisationNamed, relationsInDomain } from '../../../platform/testing/relations-in-domain.ts'
import { aContent, aStep } from '../processes/testing/a-plan.ts'
import { colleaguesOf } from '../testing/colleagues.ts'
import { processesOf } from '../testing/processes.ts'

let app: TestApp
let at: ReturnType<typeof colleaguesOf>
let school = ''
beforeAll(async () => {
  app = await testApp({ KLANTREGIE_BASE_URL: 'https://klantregie.testdam.example.org' })
  at = colleaguesOf(app)
  const [first] = await app.inTransaction((ctx) => findDomains(ctx))
  ;[school = ''] = await relationsInDomain(app, [organisationNamed('Basisschool De Ark')], first!.id)
})
beforeEach(async () => {
  await app.query('delete from engagement.task')
  await app.query('delete from engagement.calendar_feed')
  await at.limit('front_office')
  await at.setActive('front_office', true)
})

/** The part behind `/api/calendar/`. */
const renew = async (): Promise<string> => {
  const { url } = (await app.as('front_office')('POST', '/calendar-feed')).json() as { url: string }
  expect(url).toMatch(/^https:\/\/klantregie\.testdam\.example\.org\/api\/calendar\//)
  return url.slice(url.lastIndexOf('/') + 1)
}
const read = (file: string) => app.anonymous('GET', `/calendar/${file}`)
const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

describe('a calendar feed', () => {
  test('shows my open tasks with a day and those of my team, without a session', async () => {
    const team = await at.team('Agendateam', 'front_office')
    await at.addTask('front_office', {
      title: 'Bel, vandaag; echt',
      dueOn: '2026-03-02',
      relationId: school,
      text: 'Vertrouwelijk',
    })
    await at.addTask('front_office', { title: 'Afspraak', dueOn: '2026-07-15', dueTime: '14:30', reminder: 'day' })
    await at.addTask('front_office', { title: 'Ooit' })
    await at.addTask('relation_manager', { title: 'Van Bram', dueOn: '2026-03-02', relationId: school })
    await at.addTask('relation_manager', { title: 'Voor ons', dueOn: '2026-03-03', owner: { kind: 'team', id: team } })
    const file = await renew()
    const reply = await read(file)
    expect(reply.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(reply.headers['cache-control']).toBe('no-store')
    expect(reply.headers['set-cookie']).toBeUndefined()
    const text = lines(reply.body)
    expect(text.filter((line) => line.startsWith('SUMMARY:')).sort()).toEqual([
      'SUMMARY:Afspraak',
      'SUMMARY:Bel\\, vandaag\\; echt',
      'SUMMARY:Voor ons',
    ])
    expect(text).toEqual(
      expect.arrayContaining([
        'DTSTART;VALUE=DATE:20260302',
        'DESCRIPTION:Over: Basisschool De Ark',
        'DTSTART:20260715T123000Z',
        'TRIGGER;VALUE=DATE-TIME:20260714T123000Z',
      ]),
    )
    expect(reply.body).not.toContain('Vertrouwelijk')
    expect((await app.as('front_office')('GET', '/calendar-feed')).json()).toMatchObject({
      feed: { readOn: '2026-03-02' },
    })
  })

  test('shows processes that I answer for while they lie with others, and none that are tasks of mine', async () => {
    const of = processesOf(app)
    const due = { from: 'start', count: 5, unit: 'working_day', ifClosed: 'keep' } as const
    const steps = [aStep('a', { due }), aStep('b', { due })]
    const { id: templateId } = await of.template(aContent(steps))
    const { id } = await of.start(school, templateId)
    const renewed = (await app.as('relation_manager')('POST', '/calendar-feed')).json() as { url: string }
    const file = renewed.url.slice(renewed.url.lastIndexOf('/') + 1)
    const processLines = async () => lines((await read(file)).body).filter((line) => line.includes(`process-${id}`))
    expect(await processLines()).toEqual([])
    await app.query('update engagement.process set at_user_id = $1, at_team_id = null where id = $2', [
      app.who('front_office').actor.id,
      id,
    ])
    expect(await processLines()).toEqual([`UID:process-${id}@klantregie`])
    const text = lines((await read(file)).body)
    expect(text).toContain('DTSTART;VALUE=DATE:20260309')
    expect(text.some((line) => /^SUMMARY:.*: Basisschool De Ark$/.test(line))).toBe(true)
  })

  test('follows the rights of the moment', async () => {
    await at.addTask('front_office', { title: 'Bel', dueOn: '2026-03-02', relationId: school })
    const file = await renew()
    expect((await read(file)).body).toContain('SUMMARY:Bel')
    const domains = await app.inTransaction((ctx) => findDomains(ctx))
    await at.limit('front_office', domains.at(-1)!.key)
    expect((await read(file)).body).not.toContain('Bel')
    await at.setActive('front_office', false)
    expect((await read(file)).statusCode).toBe(404)
  })

  test('says nothing of somebody under protection', async () => {
    const { relation } = (
      await app.as('administrator')('POST', '/relations', {
        kind: 'person',
        name: { firstName: 'Veilig', surname: 'Schuilnaam' },
      })
    ).json()
    await app.as('relation_manager')('POST', `/relations/${relation.id}/protection`, {
      reason: 'Wordt gezocht',
      reviewOn: '2026-09-01',
    })
    await at.addTask('front_office', { title: 'Bel Schuilnaam', dueOn: '2026-03-02', relationId: relation.id })
    const { body } = await read(await renew())
    expect(body).toContain('SUMMARY:Taak over een beschermde relatie')
    expect(body).not.toContain('Schuilnaam')
  })

  test('is kept as a fingerprint; renewed and withdrawn addresses stop at once', async () => {
    const first = await renew()
    const stored = JSON.stringify(await app.query('select * from engagement.calendar_feed'))
    expect(stored).not.toContain(first.split('.')[1])
    const second = await renew()
    expect([(await read(first)).statusCode, (await read(second)).statusCode]).toEqual([404, 200])
    await app.as('front_office')('DELETE', '/calendar-feed')
    const gone = await read(second)
    expect([gone.statusCode, gone.json().code]).toEqual([404, 'engagement.calendar_not_found'])
    const actions = (await app.audit()).map(({ action }) => action).filter((action) => action.startsWith('calendar.'))
    expect(actions.slice(-3)).toEqual(['calendar.renewed', 'calendar.renewed', 'calendar.withdrawn'])
    expect(JSON.stringify(await app.audit())).not.toContain(second.split('.')[1])
  })

  test.each([
    'x.ics',
    'calendar',
    '01980000-0000-7000-8000-000000000001.aaaa.ics',
    `01980000-0000-7000-8000-000000000001.${'a'.repeat(43)}.ics`,
    '%2e%2e%2fetc',
  ])('an address that was never given is not found: %s', async (file) => {
    expect((await read(file)).statusCode).toBe(404)
  })

  test('a program that has gone astray is told to wait', async () => {
    const file = await renew()
    let last = 200
    for (let count = 0; count <= 120 && last === 200; count++) last = (await read(file)).statusCode
    expect(last).toBe(429)
  })
})
