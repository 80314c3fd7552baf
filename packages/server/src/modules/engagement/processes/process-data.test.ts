import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { peopleOf } from '../../identity/testing/people.ts'
import { processesOf, told } from '../testing/processes.ts'
import { processDossier } from './process.story.ts'
import { aContent, aStep, asks } from './testing/a-plan.ts'

const app = await testApp()
const of = processesOf(app)
const people = peopleOf(app)
const officer = app.as('privacy_officer')
const documents = [{ key: 'vog', name: 'VOG', isObligatory: true }]
const content = aContent([aStep('a', { ...asks('yes', 'no'), documents }), aStep('b')])

async function aProcess(id: string, word: string) {
  const template = await of.template(content)
  const process = await of.start(id, template.id)
  await of.ask('relation_manager', [
    'PUT',
    `/processes/${process.id}/steps/a/documents/vog`,
    { isChecked: true, note: `Zag ${word}` },
  ])
  return of.step(process.id, 'a', 'do', { answer: 'yes', note: `Sprak ${word}` })
}

test('with a merge the processes go along, and with its undo they go back', async () => {
  const one = await people.add({ name: { firstName: 'Noor', surname: 'Helder' }, emails: ['noor@voorbeeld.example'] })
  const other = await people.add({ name: { firstName: 'N.', surname: 'Helder' } })
  const process = await aProcess(other, 'haar')
  const merged = await app.as('relation_manager')('POST', '/merges', { winnerId: one, loserId: other })
  expect(merged.statusCode, merged.body).toBe(200)
  const lines = async (id: string) =>
    (await app.as('relation_manager')('GET', `/relations/${id}/processes`)).json().items
  expect((await lines(one)).map(({ id }: any) => id)).toEqual([process.id])
  expect((await of.get(process.id)).relation.id).toBe(one)
  expect(told(await of.step(process.id, 'b', 'do'))).toBe('a done, b done')
  const undone = await app.as('relation_manager')('POST', `/merges/${merged.json().mergeId}/undo`, {})
  expect(undone.statusCode, undone.body).toBe(200)
  expect(await lines(one)).toEqual([])
  expect((await lines(other)).map(({ id }: any) => id)).toEqual([process.id])
})

test('who is forgotten is in no process, step, document or batch any more', async () => {
  const word = 'pimpelmees'
  const gone = await people.add({ name: { firstName: 'Piet', surname: word } })
  const stays = await people.add({ name: { firstName: 'Jet', surname: 'Blijvertje' } })
  const template = await of.template(content)
  await of.ask('relation_manager', [
    'POST',
    `/process-templates/${template.id}/batches`,
    { relationIds: [gone, stays] },
  ])
  await app.runJobs()
  await aProcess(gone, word)
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
  const erased = await officer('POST', `/privacy/requests/${request.id}/erasure`, { name: preview.relation.name })
  expect(erased.statusCode, erased.body).toBe(200)
  for (const table of ['process', 'process_step', 'process_document', 'process_batch_item', 'task'])
    expect(
      await app.query(
        `select 1 from engagement.${table} t where strpos(lower(t::text), $1) > 0 or strpos(t::text, $2) > 0`,
        [word, gone],
      ),
      table,
    ).toEqual([])
  expect((await app.as('relation_manager')('GET', `/relations/${stays}/processes`)).json().items).toHaveLength(1)
}, 60_000)

test('the dossier tells every step with its answer and what was said, without the names of colleagues', async () => {
  const id = await people.add({ name: { firstName: 'Kees', surname: 'Inzage' } })
  const { template } = await aProcess(id, 'hem')
  const sections = await app.inTransaction((ctx) => processDossier.read(ctx, { relationId: id, cellIds: [id] }))
  expect(sections.map(({ key, rows }) => [key, rows.map((row) => row.slice(1))])).toEqual([
    ['processes', [[template.name, 'running', 'A', 'yes', 'Sprak hem']]],
    ['process_documents', [[template.name, 'VOG', 'Zag hem']]],
  ])
  expect(JSON.stringify(sections)).not.toContain('Test relation_manager')
})

test('the timeline tells what was started, done and ended; of somebody under protection not what was said', async () => {
  const id = await people.add({ name: { firstName: 'Tijd', surname: 'Lijn' } })
  const process = await aProcess(id, 'iets')
  await of.deed(process.id, 'stop', { reason: 'Verhuisd' })
  const timeline = async () =>
    (await app.as('front_office')('GET', `/relations/${id}/timeline?kind=process`)).json().items
  const told = (await timeline()).map(({ sentence, text }: any) => `${sentence} ${text ?? '–'}`).sort()
  expect(told).toEqual([
    'timeline.process.done Sprak iets',
    'timeline.process.started –',
    'timeline.process.stopped Verhuisd',
  ])
  await app.query('update relations.relation set is_protected = true where id = $1', [id])
  expect((await timeline()).map(({ text, isWithheld }: any) => [text, isWithheld ?? false])).toEqual(
    expect.arrayContaining([
      [null, true],
      [null, false],
    ]),
  )
  const page = await of.get(process.id, 'front_office')
  expect([page.isWithheld, page.reason, page.steps[0]?.note, page.steps[0]?.documents[0]?.note]).toEqual([
    true,
    '',
    '',
    '',
  ])
})
