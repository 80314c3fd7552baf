import { beforeAll, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { peopleOf } from '../../identity/testing/people.ts'

const app = await testApp()
const people = peopleOf(app)
const officer = app.as('privacy_officer')
let relationId: string
beforeAll(async () => {
  relationId = await people.add({
    name: { firstName: 'Łukasz', surname: 'Őrsi' },
    emails: ['lukasz@example.org'],
    phones: [{ number: '+31612345678', kind: 'mobile', isValid: true }],
  })
})

const NEW = { kind: 'access', channel: 'email', receivedOn: '2026-03-02', requesterName: 'Łukasz Őrsi' }

async function aRequest(body: Record<string, unknown> = {}) {
  const reply = await officer('POST', '/privacy/requests', { ...NEW, relationId, ...body })
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json()
}

const steps = (page: any) => page.steps.filter((step: any) => step.isDone).map((step: any) => step.key)

test('an access request goes from registering to closing, and nothing leaves before the identity is known', async () => {
  const request = await aRequest()
  expect(request).toMatchObject({
    number: expect.any(Number),
    dueOn: '2026-04-02',
    daysLeft: 31,
    state: 'open',
    owner: { name: 'Test privacy_officer' },
  })
  const early = await officer('POST', `/privacy/requests/${request.id}/dossiers`, {
    scope: 'everything',
    language: 'nl',
  })
  expect(early.json().code).toBe('privacy.identity_unknown')
  await officer('POST', `/privacy/requests/${request.id}/identity`, { how: 'called_back', note: 'Zelf gebeld' })
  await officer('POST', `/privacy/requests/${request.id}/dossiers`, { scope: 'everything', language: 'nl' })
  const busy = await officer('POST', `/privacy/requests/${request.id}/dossiers`, {
    scope: 'everything',
    language: 'nl',
  })
  expect(busy.json().code).toBe('privacy.dossier_busy')
  await app.runJobs()
  const made = (await officer('GET', `/privacy/requests/${request.id}`)).json()
  expect(made.dossiers[0].state).toBe('ready')
  const open = await officer('POST', `/privacy/requests/${request.id}/close`, { outcome: 'granted' })
  expect(open.json().code).toBe('privacy.steps_open')
  for (const step of ['search', 'handed_over'])
    await officer('PUT', `/privacy/requests/${request.id}/steps/${step}`, { isDone: true })
  const wrong = await officer('PUT', `/privacy/requests/${request.id}/steps/dossier`, { isDone: true })
  expect(wrong.json().code).toBe('privacy.step_unknown')
  const written = await officer('POST', `/privacy/requests/${request.id}/letters`, {
    template: 'answer',
    language: 'nl',
  })
  const [letter] = written.json().letters
  expect(letter.body).toContain('Op 2 maart 2026 ontvingen wij je verzoek over inzage in je gegevens')
  await officer('PUT', `/privacy/requests/${request.id}/letters/${letter.id}`, {
    title: letter.title,
    body: `${letter.body}\n\nP.S.`,
  })
  const sent = await officer('POST', `/privacy/requests/${request.id}/letters/${letter.id}/sent`, { how: 'post' })
  expect(steps(sent.json())).toEqual(['identity', 'search', 'dossier', 'handed_over', 'letter'])
  const late = await officer('PUT', `/privacy/requests/${request.id}/letters/${letter.id}`, { title: 'x', body: 'y' })
  expect(late.json().code).toBe('privacy.letter_sent')
  const closed = await officer('POST', `/privacy/requests/${request.id}/close`, { outcome: 'granted' })
  expect(closed.json()).toMatchObject({ state: 'closed', outcome: 'granted', daysLeft: null })
  expect(closed.json().events.map((event: any) => event.event)).toContain('dossier_made')
  const again = await officer('POST', `/privacy/requests/${request.id}/identity`, { how: 'known' })
  expect(again.json().code).toBe('privacy.request_closed')
})

test('the dossier holds every value in all three forms, can be read aloud, and no spreadsheet carries it out', async () => {
  const hostile = '=HYPERLINK("http://x","y")'
  await app.as('front_office')('POST', `/relations/${relationId}/interactions`, { kind: 'note', text: hostile })
  await app.as('front_office')('POST', `/relations/${relationId}/interactions`, {
    kind: 'note',
    text: `<script>alert(1)</script> \u202Eomgekeerd ${'lang '.repeat(1900)}`,
  })
  const request = await aRequest()
  await officer('POST', `/privacy/requests/${request.id}/identity`, { how: 'in_person' })
  await officer('POST', `/privacy/requests/${request.id}/dossiers`, { scope: 'everything', language: 'nl' })
  await app.runJobs()
  const { dossiers } = (await officer('GET', `/privacy/requests/${request.id}`)).json()
  const get = (format: string) => officer('GET', `/privacy/requests/${request.id}/dossiers/${dossiers[0].id}/${format}`)
  const json = JSON.parse((await get('json')).body)
  expect(json).toMatchObject({
    format: 'klantregie-dossier',
    version: 1,
    person: { name: 'Łukasz Őrsi', kind: 'person' },
  })
  expect(json.sections.map((section: any) => section.key)).toEqual(
    expect.arrayContaining(['values', 'roles', 'links', 'sources', 'interactions', 'trail', 'purposes']),
  )
  expect(JSON.stringify(json)).toContain('lukasz@example.org')
  expect(JSON.stringify(json)).not.toContain('Test front_office')
  const csv = (await get('csv')).body
  expect(csv).toContain('Łukasz')
  expect(csv).toContain(`"'=HYPERLINK(""http://x"",""y"")"`)
  const pdf = (await get('pdf')) as unknown as { headers: Record<string, string>; rawPayload: Buffer }
  expect(pdf.headers['content-type']).toBe('application/pdf')
  const bytes = pdf.rawPayload.toString('latin1')
  for (const mark of [
    '/MarkInfo',
    '/Marked true',
    '/StructTreeRoot',
    '/Lang',
    '/DisplayDocTitle true',
    '/S /H1',
    '/S /Table',
    '/S /TH',
    '/FontFile2',
  ])
    expect(bytes, mark).toContain(mark)
  const trail = await app.audit()
  expect(trail.filter(({ action }) => action === 'privacy.request_dossier_downloaded')).toHaveLength(3)
})

test('of other people and colleagues no name is in a dossier', async () => {
  const friend = await people.add({ name: { firstName: 'Geheime', surname: 'Vriendin' } })
  const [type] = (await app.as('relation_manager')('GET', '/link-types')).json().items
  await app.as('relation_manager')('POST', `/relations/${relationId}/links`, {
    linkTypeId: type.id,
    otherId: friend,
    isReversed: false,
  })
  const request = await aRequest({ kind: 'portability' })
  await officer('POST', `/privacy/requests/${request.id}/identity`, { how: 'in_person' })
  for (const scope of ['everything', 'provided']) {
    await officer('POST', `/privacy/requests/${request.id}/dossiers`, { scope, language: 'en' })
    await app.runJobs()
  }
  const { dossiers } = (await officer('GET', `/privacy/requests/${request.id}`)).json()
  for (const { id, scope } of dossiers) {
    const { body } = await officer('GET', `/privacy/requests/${request.id}/dossiers/${id}/json`)
    expect(body).not.toContain('Vriendin')
    expect(body).not.toContain('Test relation_manager')
    expect(JSON.parse(body).sections.every((section: any) => scope === 'everything' || section.isProvided)).toBe(true)
  }
})

test('a table that a module declares is in the dossier from its first day, without a word of its own', async () => {
  const { collectDossier } = await import('../dossier/collect-dossier.service.ts')
  const parts = {
    sources: () => [],
    personalData: () => [
      {
        table: 'activity.interaction',
        relationColumns: ['relation_id'],
        onMerge: 'stay',
        onSplit: 'stay',
        onErase: 'delete',
        inExport: true,
        keepFor: '',
      } as const,
    ],
  }
  const content = await app.inTransaction((ctx) =>
    collectDossier(ctx, { relationId, scope: 'everything', language: 'nl' }, parts),
  )
  const section = content.sections.find(({ key }) => key === 'activity.interaction')
  expect(section?.columns).toContain('text')
  expect(section?.columns).not.toContain('by_name')
})

test('a dossier is gone after thirty days, and its files with it', async () => {
  const request = await aRequest()
  await officer('POST', `/privacy/requests/${request.id}/identity`, { how: 'in_person' })
  await officer('POST', `/privacy/requests/${request.id}/dossiers`, { scope: 'everything', language: 'nl' })
  await app.runJobs()
  await app.query(`update privacy.dossier set expires_at = $1 where request_id = $2`, ['2026-03-01', request.id])
  const { dossiers } = (await officer('GET', `/privacy/requests/${request.id}`)).json()
  expect(dossiers[0].state).toBe('expired')
  const gone = await officer('GET', `/privacy/requests/${request.id}/dossiers/${dossiers[0].id}/json`)
  expect(gone.json().code).toBe('privacy.dossier_not_found')
  const files = await app.query('select count(*) as count from platform.file')
  await app.inTransaction((ctx) => ctx.enqueue({ name: 'privacy.end-terms', payload: { day: '2026-03-02' } }))
  await app.runJobs()
  const left = await app.query('select count(*) as count from platform.file')
  expect(Number(files[0].count) - Number(left[0].count)).toBe(3)
})

test('a restriction and an objection hold for the relation as long as the request says so', async () => {
  const request = await aRequest({ kind: 'restriction' })
  const set = await officer('PUT', `/privacy/requests/${request.id}/restriction`, { isOn: true })
  expect(set.json().standing.isRestricted).toBe(true)
  await officer('PUT', `/privacy/requests/${request.id}/objection`, { isOn: true })
  expect(
    await app.query('select kind from privacy.standing where request_id = $1 and lifted_at is null order by kind', [
      request.id,
    ]),
  ).toEqual([{ kind: 'objected' }, { kind: 'restricted' }])
  const lifted = await officer('PUT', `/privacy/requests/${request.id}/restriction`, { isOn: false })
  expect(lifted.json().standing).toEqual({ isRestricted: false, hasObjected: true })
})

test('a correction names every source that must be told', async () => {
  const request = await aRequest({ kind: 'correction', wish: 'Mijn naam is verkeerd' })
  expect(request.receivers.map((one: any) => one.name)).toEqual(['Bibliotheek'])
  const told = await officer('PUT', `/privacy/requests/${request.id}/receivers/${request.receivers[0].id}`, {
    state: 'told',
    remark: 'per e-mail',
  })
  expect(told.json().receivers[0]).toMatchObject({ state: 'told', toldBy: 'Test privacy_officer' })
  const added = await officer('POST', `/privacy/requests/${request.id}/receivers`, { name: '<b>Drukker</b>' })
  expect(added.json().receivers).toHaveLength(2)
})

test('somebody of whom nothing is known gets an answer', async () => {
  const request = await aRequest({ relationId: undefined, requesterName: 'Niemand' })
  expect(request.steps.map((step: any) => step.key)).toEqual(['search', 'letter'])
  const dossier = await officer('POST', `/privacy/requests/${request.id}/dossiers`, {
    scope: 'everything',
    language: 'nl',
  })
  expect(dossier.json().code).toBe('privacy.request_without_relation')
  const written = await officer('POST', `/privacy/requests/${request.id}/letters`, {
    template: 'nothing_known',
    language: 'en',
  })
  expect(written.json().letters[0].body).toContain('We found nothing')
  const refused = await officer('POST', `/privacy/requests/${request.id}/close`, { outcome: 'refused' })
  expect(refused.json().code).toBe('privacy.reason_missing')
  const closed = await officer('POST', `/privacy/requests/${request.id}/close`, { outcome: 'nothing_known' })
  expect(closed.statusCode).toBe(200)
})

test('a term is extended once, within the first month, with its reason', async () => {
  const request = await aRequest({ receivedOn: '2026-02-10' })
  const extended = await officer('POST', `/privacy/requests/${request.id}/extend`, {
    months: 2,
    reason: 'Wij moeten veel lijsten nakijken.',
  })
  expect(extended.json()).toMatchObject({ dueOn: '2026-05-11', extendedMonths: 2 })
  const twice = await officer('POST', `/privacy/requests/${request.id}/extend`, {
    months: 1,
    reason: 'Nog meer lijsten.',
  })
  expect(twice.json().code).toBe('privacy.already_extended')
  const old = await aRequest({ receivedOn: '2026-01-05' })
  const late = await officer('POST', `/privacy/requests/${old.id}/extend`, {
    months: 1,
    reason: 'Wij waren het vergeten.',
  })
  expect(late.json().code).toBe('privacy.extension_too_late')
  const summary = (await officer('GET', '/privacy/requests/summary')).json()
  expect(summary.overdue).toBeGreaterThan(0)
  const list = (await officer('GET', '/privacy/requests?state=open')).json().items
  expect(list[0].daysLeft).toBeLessThan(0)
})
