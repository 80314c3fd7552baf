import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { peopleOf } from '../../identity/testing/people.ts'
import { colleaguesOf } from '../testing/colleagues.ts'

const app = await testApp()
const at = colleaguesOf(app)
const people = peopleOf(app)
const officer = app.as('privacy_officer')
const WORD = 'pimpelmees'

/** Tables of working together in which a text or id occurs, in whatever column. */
async function whereIs(text: string): Promise<string[]> {
  const tables = await app.query(
    `select 'engagement.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = 'engagement' order by 1`,
  )
  const found: string[] = []
  for (const { name } of tables)
    if ((await app.query(`select 1 from ${name} t where strpos(lower(t::text), $1) > 0 limit 1`, [text])).length > 0)
      found.push(name)
  return found
}

test('who is forgotten is in no task, comment, following or notification any more', async () => {
  const gone = await people.add({ name: { firstName: 'Piet', surname: WORD } })
  const stays = await people.add({ name: { firstName: 'Jet', surname: 'Blijvertje' } })
  const desk = app.as('front_office')
  for (const id of [gone, stays]) {
    await app.as('reader')('PUT', `/relations/${id}/following`, { isFollowing: true })
    const note = (await desk('POST', `/relations/${id}/interactions`, { kind: 'note', text: `Over ${WORD}` })).json()
    await desk('POST', `/interactions/${note.id}/comments`, { text: `Reactie over ${WORD}` })
    const task = await at.addTask('front_office', { title: `Bel ${WORD}`, relationId: id, items: [`Vraag ${WORD}`] })
    await desk('POST', `/tasks/${task.id}/comments`, {
      text: `Zie @Test relation_manager ${WORD}`,
      mentions: [at.idOf('relation_manager')],
    })
  }
  expect(await whereIs(gone)).toEqual([
    'engagement.comment',
    'engagement.follow',
    'engagement.notification',
    'engagement.task',
  ])

  const request = (
    await officer('POST', '/privacy/requests', {
      kind: 'erasure',
      channel: 'desk',
      receivedOn: '2026-03-02',
      requesterName: 'De aanvrager',
      relationId: gone,
    })
  ).json()
  await officer('POST', `/privacy/requests/${request.id}/identity`, { how: 'in_person' })
  const preview = (await officer('GET', `/privacy/requests/${request.id}/erasure`)).json()
  expect(preview.counts.map(({ table, rows }: any) => ({ table, rows }))).toEqual(
    expect.arrayContaining([
      { table: 'engagement.task', rows: 1 },
      { table: 'engagement.comment', rows: 2 },
      { table: 'engagement.follow', rows: 1 },
    ]),
  )
  const erased = await officer('POST', `/privacy/requests/${request.id}/erasure`, {
    name: preview.relation.name,
  })
  expect(erased.statusCode, erased.body).toBe(200)
  expect(await whereIs(gone)).toEqual([])
  expect((await desk('GET', `/relations/${stays}/tasks`)).json().open).toHaveLength(1)
  expect((await app.as('reader')('GET', '/following')).json().items.map(({ id }: any) => id)).toEqual([stays])
}, 60_000)

test('the dossier tells what we said to do and what colleagues said, without their names', async () => {
  const id = await people.add({ name: { firstName: 'Kees', surname: 'Inzage' } })
  const task = await at.addTask('front_office', {
    title: 'Kaart opsturen',
    text: 'Naar het nieuwe adres',
    relationId: id,
    items: ['Postzegel'],
  })
  await app.as('front_office')('POST', `/tasks/${task.id}/comments`, { text: 'Is onderweg' })
  const { engagementDossier } = await import('./task.dossier.ts')
  const sections = await app.inTransaction((ctx) => engagementDossier.read(ctx, { relationId: id, cellIds: [id] }))
  expect(sections.map(({ key, rows }) => [key, rows.map((row) => row.slice(1))])).toEqual([
    ['tasks', [['Kaart opsturen', 'Naar het nieuwe adres', 'Postzegel', 'open']]],
    ['comments', [['Is onderweg']]],
  ])
  expect(JSON.stringify(sections)).not.toContain('Test front_office')
})

test('of somebody under protection the text, the list and the comments are kept back, also from being overwritten', async () => {
  const id = await people.add({ name: { firstName: 'Veilig', surname: 'Thuis' } })
  const task = await at.addTask('front_office', {
    title: 'Bel terug',
    text: 'Woont nu in Schuilplaats',
    relationId: id,
    items: ['Schuilplaats bellen'],
  })
  await app.as('front_office')('POST', `/tasks/${task.id}/comments`, { text: 'In Schuilplaats' })
  await app.as('relation_manager')('POST', `/relations/${id}/protection`, {
    reason: 'Wordt gezocht',
    reviewOn: '2026-09-01',
  })
  const desk = app.as('front_office')
  const shown = (await desk('GET', `/tasks/${task.id}`)).json()
  expect(shown).toMatchObject({ title: 'Bel terug', text: null, items: [], relation: { isProtected: true } })
  const answers = [
    await desk('GET', `/tasks/${task.id}/comments`),
    await desk('GET', `/relations/${id}/tasks`),
    await desk('GET', '/tasks?group=later'),
  ]
  expect(answers.map(({ body }) => body.includes('Schuilplaats'))).toEqual([false, false, false])
  const refused = await desk('PATCH', `/tasks/${task.id}`, { version: shown.version, text: 'Overschreven' })
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'relations.field_hidden'])
  expect((await desk('PATCH', `/tasks/${task.id}`, { version: shown.version, dueOn: '2026-03-04' })).statusCode).toBe(
    200,
  )
})
