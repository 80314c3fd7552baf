import { beforeAll, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { contents, readIn } from '../testing/importing.ts'
import { matchAfterImport } from './run-matching.service.ts'

const app = await testApp()
const owner = app.as('administrator')

/** The same five people in two lists; a father and a son; a family that shares a mailbox. */
const LIBRARY = `Pasnummer;Voornaam;Achternaam;Geboortedatum;E-mail;Mobiel;Straat;Huisnummer;Postcode;Plaats
P1;Johanna;van den Berg;12-03-1975;j.vandenberg@post.example.org;06-12345671;Dorpsstraat;1;3813 DX;Amersfoort
P2;Mehmet;Yılmaz;01-07-1988;mehmet.yilmaz@post.example.org;06-12345672;Kerkweg;22;3813 DA;Amersfoort
P3;Anna;Slenter;30-11-1990;anna.slenter@post.example.org;06-12345673;Laan;5;3811 AA;Amersfoort
P4;Pieter;Kouwenhoven;05-05-1950;;033-4612345;Molenweg;8;3812 BB;Amersfoort
P5;Sofie;Dijkstra;17-02-2012;familiedijkstra@post.example.org;;Beukenlaan;14;3814 CC;Amersfoort
`
const THEATRE = `Klantnr,Voornaam,Tussenvoegsel,Achternaam,E-mailadres,Telefoon,Straat,Huisnr,Postcode,Plaats,Geboortedatum
T1,Johanna,van den,Berg,j.vandenberg@post.example.org,0612345671,Dorpsstraat,1,3813DX,Amersfoort,12-03-1975
T2,Mehmet,,Yilmaz,mehmet.yilmaz@post.example.org,+31612345672,Kerkweg,22,3813DA,Amersfoort,
T3,Anna,,Slenter,anna.slenter@post.example.org,0612345673,Laan,5,3811AA,Amersfoort,30-11-1990
T4,P.,,Kouwenhoven,,0334612345,Molenweg,8,3812BB,Amersfoort,
T5,Marieke,,Dijkstra,familiedijkstra@post.example.org,,Beukenlaan,14,3814CC,Amersfoort,04-09-1980
`

const relations = async () =>
  (await owner('GET', '/relations?limit=100')).json().items as { id: string; name: string }[]
const named = async (part: string) => (await relations()).filter(({ name }) => name.includes(part))
const run = async () => {
  const reply = await owner('POST', '/matching/runs')
  await app.runJobs()
  return { ...reply.json(), run: (await owner('GET', '/matching/runs')).json().items[0] }
}

beforeAll(async () => {
  await readIn(app, 'leden.csv', LIBRARY, { sourceName: 'Bibliotheek', typeKeys: ['borrower'] })
  await readIn(app, 'kaarten.csv', THEATRE, { sourceName: 'Theater', typeKeys: ['visitor'] })
})

test('who is certainly the same becomes one relation; a father, a son and a family do not', async () => {
  const before = await contents(app)
  const { runId, run: done } = await run()
  expect(done).toMatchObject({ state: 'done', kind: 'records', mayUndo: true })
  expect(done.counts).toMatchObject({ records: 10, relationsBefore: 10 })
  expect(
    await Promise.all(['Berg', 'Slenter', 'Kouwenhoven', 'Dijkstra'].map(async (name) => (await named(name)).length)),
  ).toEqual([1, 1, 2, 2])
  const [berg] = await named('Berg')
  const events = (await owner('GET', `/relations/${berg?.id}/merges`)).json().items
  expect(events[0]).toMatchObject({
    kind: 'merge',
    runId,
    reasons: expect.arrayContaining(['birthDate.same', 'mobile.own']),
  })

  // Undone it is as if it had never been, but for what matching learned and keeps.
  expect((await owner('POST', `/matching/runs/${runId}/undo`)).statusCode).toBe(200)
  await app.runJobs()
  expect((await owner('GET', '/matching/runs')).json().items[0]).toMatchObject({ state: 'undone', mayUndo: false })
  const after = await contents(app)
  const touched = Object.keys(after).filter((table) => JSON.stringify(after[table]) !== JSON.stringify(before[table]))
  expect(
    touched.filter((table) => !/^identity\.(match_|merge$|possible_duplicate$|household_suggestion$)/.test(table)),
  ).toEqual([])
})

test('initials, surname and address without a date of birth is a question', async () => {
  await run()
  const questions = (await owner('POST', '/questions/take', { limit: 20 })).json().items
  const about = questions.map((question: any) => question.relations.map((side: any) => side.name).join(' – '))
  expect(about.some((names: string) => /Kouwenhoven.*Kouwenhoven/.test(names))).toBe(true)
})

test('somebody who is being typed in is recognised, and nobody without the right to see it hears of it', async () => {
  const asked = { kind: 'person', firstName: 'Anna', surname: 'Slenter', email: 'anna.slenter@post.example.org' }
  const { items } = (await owner('POST', '/relations/lookup', asked)).json()
  expect(items[0]).toMatchObject({ relation: { name: expect.stringContaining('Slenter') } })
  expect(items[0].probability).toBeGreaterThan(0.8)
  const other = await app.otherTenant()
  expect((await other.as('POST', '/relations/lookup', asked)).json().items).toEqual([])
})

test('what somebody decided is not the same stays apart, whatever a run finds', async () => {
  const before = (await owner('GET', '/matching/runs')).json().items[0]
  await owner('POST', `/matching/runs/${before.id}/undo`)
  await app.runJobs()
  const [one, other] = await named('Slenter')
  const { decisionId } = (
    await owner('POST', '/decisions', { kind: 'not_same', relationIds: [one?.id, other?.id] })
  ).json()
  await run()
  expect(await named('Slenter')).toHaveLength(2)
  await owner('POST', `/decisions/${decisionId}/revoke`)
  await run()
  expect(await named('Slenter')).toHaveLength(1)
})

test('switched off, nothing is merged and everything is asked', async () => {
  const settings = (await owner('GET', '/matching/settings')).json()
  for (const { id, mayUndo } of (await owner('GET', '/matching/runs')).json().items) {
    if (mayUndo) await owner('POST', `/matching/runs/${id}/undo`)
    await app.runJobs()
  }
  const { expected: _expected, curve: _curve, measuredAt: _measuredAt, ...own } = settings
  await owner('PUT', '/matching/settings', { ...own, isAutomatic: false })
  const { run: done } = await run()
  expect(done.counts).toMatchObject({ merges: 0, relationsAfter: 10 })
  expect(done.counts.questions).toBeGreaterThanOrEqual(3)
  await owner('PUT', '/matching/settings', { ...own, isAutomatic: true })
  await run()
})

test('a run that is cancelled leaves everything as it was', async () => {
  for (const { id, mayUndo } of (await owner('GET', '/matching/runs')).json().items) {
    if (mayUndo) await owner('POST', `/matching/runs/${id}/undo`)
    await app.runJobs()
  }
  const before = await relations()
  const { jobId } = (await owner('POST', '/matching/runs')).json()
  await owner('POST', `/jobs/${jobId}/cancel`)
  await app.runJobs()
  expect((await owner('GET', '/matching/runs')).json().items[0]).toMatchObject({ state: 'cancelled', mayUndo: false })
  expect(await relations()).toEqual(before)
  await run()
})

test('one run at a time, and only for who may', async () => {
  expect((await app.as('relation_manager')('POST', '/matching/runs')).statusCode).toBe(403)
  expect((await owner('POST', '/matching/runs')).statusCode).toBe(200)
  expect((await owner('POST', '/matching/runs')).json()).toMatchObject({ code: 'identity.matching_busy' })
  await app.runJobs()
  expect((await owner('POST', `/matching/runs/${crypto.randomUUID()}/undo`)).statusCode).toBe(404)
})

test('what an import brings is matched with what there was, when that was asked for', async () => {
  const list =
    'Nr,Voornaam,Achternaam,E-mailadres,Geboortedatum,Postcode,Huisnummer\nN1,Pieter,Kouwenhoven,,05-05-1950,3812BB,8\n'
  const before = (await relations()).length
  await readIn(app, 'vrienden.csv', list, { sourceName: 'Vrienden', compareAfterwards: true })
  await app.runJobs()
  const [latest] = (await owner('GET', '/matching/runs')).json().items
  expect(latest).toMatchObject({ kind: 'import', state: 'done' })
  expect((await relations()).length).toBe(before)
  // The figures are those of the whole, though only the new record and what is near it was looked at.
  expect(latest.counts).toMatchObject({ records: 11, merges: 1, relationsAfter: before, relationsBefore: before + 1 })
})

test('what comes in while a run is busy is matched when that has ended, also when it was cancelled', async () => {
  const imports = (await app.query('select id from identity.import order by id limit 2')) as { id: string }[]
  const { jobId } = (await owner('POST', '/matching/runs')).json() as { jobId: string }
  // Told twice, it waits once.
  for (const { id } of [...imports, ...imports]) await app.inTransaction((ctx) => matchAfterImport(ctx, id))
  expect(await app.query('select import_id as id from identity.match_waiting order by 1')).toEqual(imports)
  await owner('POST', `/jobs/${jobId}/cancel`)
  await app.runJobs()
  const runs = (await owner('GET', '/matching/runs')).json().items as { kind: string; state: string }[]
  expect(runs.slice(0, 3).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'import done',
    'import done',
    'records cancelled',
  ])
  expect(await app.query('select from identity.match_waiting')).toEqual([])
})

test('who is in a list that nobody wanted matched is recognised all the same', async () => {
  const list = 'Nr,Voornaam,Achternaam,E-mailadres\nW1,Ottoline,Zwartendijk,ottoline@post.example.org\n'
  await readIn(app, 'gasten.csv', list, { sourceName: 'Gasten' })
  const asked = { kind: 'person', firstName: 'Ottoline', surname: 'Zwartendijk', email: 'ottoline@post.example.org' }
  const { items } = (await owner('POST', '/relations/lookup', asked)).json()
  expect(items[0]).toMatchObject({ relation: { name: 'Ottoline Zwartendijk' } })
})
