import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readIn } from '../../identity/testing/importing.ts'
import { peopleOf } from '../../identity/testing/people.ts'

const app = await testApp()
const people = peopleOf(app)
const officer = app.as('privacy_officer')

const CANARY = 'kanarievogel'

async function aRequest(relationId: string, kind = 'erasure') {
  const reply = await officer('POST', '/privacy/requests', {
    kind,
    channel: 'desk',
    receivedOn: '2026-03-02',
    requesterName: 'De aanvrager',
    relationId,
  })
  expect(reply.json()).toMatchObject({ kind, state: 'open' })
  return reply.json() as { id: string; number: number }
}

/** The tables in which a text occurs, in whatever column. */
async function whereIs(text: string): Promise<string[]> {
  const tables = await app.query(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('platform', 'admin', 'governance', 'relations', 'identity', 'activity', 'privacy', 'pgboss')`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await app.query(`select 1 from ${name} t where strpos(lower(t::text), $1) > 0 limit 1`, [text])
    if (rows.length > 0) found.push(name)
  }
  return found.sort()
}

test('who is forgotten is nowhere any more, and everybody else is as before', async () => {
  const relationId = await people.add({
    name: { firstName: 'Piet', surname: CANARY },
    emails: [`${CANARY}@example.org`],
  })
  const other = await people.add({ name: { firstName: 'Jet', surname: 'Blijvertje' }, emails: ['blijft@example.org'] })
  await app.as('front_office')(
    'POST',
    `/relations/${relationId}/interactions`,
    { kind: 'note', text: `Over ${CANARY}` },
    { 'idempotency-key': 'k1' },
  )
  await app.as('front_office')('POST', `/relations/${other}/interactions`, { kind: 'note', text: 'Blijft staan' })
  // What somebody bought counts on without them.
  const sale = {
    kind: 'ticket',
    amountCents: 2500,
    orderKey: `B-${CANARY}`,
    detail: { note: `Plaats naast ${CANARY}` },
  }
  const ticket = (await app.as('front_office')('POST', `/relations/${relationId}/facts`, sale)).json()
  await app.query('update activity.fact set source_id = gen_random_uuid(), source_key = $2 where id = $1', [
    ticket.id,
    CANARY,
  ])
  expect((await whereIs(CANARY)).length).toBeGreaterThan(5)

  const request = await aRequest(relationId)
  const early = await officer('POST', `/privacy/requests/${request.id}/erasure`, { name: 'x' })
  expect(early.json().code).toBe('privacy.identity_unknown')
  await officer('POST', `/privacy/requests/${request.id}/identity`, { how: 'in_person' })
  const preview = (await officer('GET', `/privacy/requests/${request.id}/erasure`)).json()
  expect(preview.counts).toContainEqual({ table: 'activity.interaction', label: 'Notities en contacten', rows: 1 })
  const wrong = await officer('POST', `/privacy/requests/${request.id}/erasure`, { name: 'Iemand anders' })
  expect(wrong.json().code).toBe('privacy.name_differs')
  const done = await officer('POST', `/privacy/requests/${request.id}/erasure`, { name: preview.relation.name })
  expect(done.statusCode, done.body).toBe(200)
  expect(done.json().isPartly).toBe(false)
  await app.runJobs()

  expect(await whereIs(CANARY)).toEqual([])
  const [left] = await app.query(
    'select relation_id, origin_relation_id, order_key, source_key, detail, quantity, amount_cents from activity.fact where id = $1',
    [ticket.id],
  )
  expect(left).toEqual({
    ...{ relation_id: null, origin_relation_id: null, order_key: null, source_key: null, detail: null },
    ...{ quantity: 1, amount_cents: 2500 },
  })
  expect((await officer('GET', `/relations/${relationId}`)).statusCode).toBe(404)
  expect((await officer('GET', `/relations/${other}`)).json().relation.emails).toEqual(['blijft@example.org'])
  const page = (await officer('GET', `/privacy/requests/${request.id}`)).json()
  expect(page).toMatchObject({ relation: null, requesterName: '', state: 'open' })
  expect(page.erasedAt).not.toBeNull()
  const ledger = (await officer('GET', '/privacy/erasures')).json()
  expect(ledger.items[0]).toMatchObject({ reason: 'request', requestNumber: request.number })
})

async function forget(relationId: string, keep: unknown[] = []) {
  const request = await aRequest(relationId)
  await officer('POST', `/privacy/requests/${request.id}/identity`, { how: 'in_person' })
  const { relation } = (await officer('GET', `/privacy/requests/${request.id}/erasure`)).json()
  const done = await officer('POST', `/privacy/requests/${request.id}/erasure`, { name: relation.name, keep })
  expect(done.statusCode, done.body).toBe(200)
  await app.runJobs()
  return { request, done: done.json() }
}

const uploads = () =>
  readdirSync(join(app.dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n')
    .toLowerCase()

const LIST = [
  'Lidnummer;Voornaam;Achternaam;E-mail;Telefoon;Opmerking',
  '1;Wouter;Zilverdistel;wouter.zilverdistel@example.org;06-12345670;zingt als een zilverdistel',
  '2;Noor;Akkerwinde;noor@example.org;06-12345671;niets',
  '1;;;wouter.zilverdistel@example.org;;nog eens hetzelfde nummer',
].join('\r\n')

test('the list in which somebody came goes, the others in it stay, and an old list does not bring the person back', async () => {
  const first = await readIn(app, 'leden.csv', LIST, {
    typeKeys: ['borrower'],
    sourceName: 'Ledenlijst',
    targets: { Lidnummer: 'external_id' },
  })
  expect(first.counts).toMatchObject({ new: 2, rejected: 1 })
  expect(first.counts).toMatchObject({ rows: 3 })
  const [row] = await app.query(`select id from relations.relation where display_name = 'Wouter Zilverdistel'`)
  expect(uploads()).toContain('zilverdistel')
  const preview = await aRequest(row.id)
  expect((await officer('GET', `/privacy/requests/${preview.id}/erasure`)).json().files).toEqual([
    { name: 'leden.csv', uploadedOn: '2026-03-02' },
  ])
  await forget(row.id)
  expect(await whereIs('zilverdistel')).toEqual([])
  expect(uploads()).not.toContain('zilverdistel')
  expect(await app.query(`select 1 from relations.relation where display_name = 'Noor Akkerwinde'`)).toHaveLength(1)

  // Another number and another way of writing: still the same name and address.
  const old = LIST.replace('1;Wouter', '77;W.').replace('2;Noor', '78;Noor')
  const again = await readIn(app, 'oud.csv', old, {
    typeKeys: ['borrower'],
    sourceName: 'Oude lijst',
    isComplete: false,
  })
  expect(again.state).toBe('done')
  const rows = (await app.as('relation_manager')('GET', `/imports/${again.id}/rows?outcome=rejected`)).json().items
  expect(rows.flatMap((one: any) => one.problems.map((problem: any) => problem.code))).toContain('row.forgotten')
  expect(await app.query(`select 1 from relations.relation where display_name like '%Zilverdistel'`)).toEqual([])
})

test('an organisation keeps its row without the cells of a contact person who was forgotten', async () => {
  const list =
    'Nummer;Organisatie;Contactpersoon;E-mail;Plaats\r\n9;Drukkerij De Letter;Tess Waterlelie;tess.waterlelie@letter.example;Utrecht'
  await readIn(app, 'zaken.csv', list, {
    kind: 'organisation',
    typeKeys: [],
    sourceName: 'Zaken',
    targets: { Contactpersoon: 'contact_name', Organisatie: 'organisation_name', Nummer: 'external_id' },
  })
  const [row] = await app.query(`select id from relations.relation where display_name = 'Tess Waterlelie'`)
  await forget(row.id)
  expect(await whereIs('waterlelie')).toEqual([])
  expect(await app.query(`select 1 from relations.relation where display_name = 'Drukkerij De Letter'`)).toHaveLength(1)
})

test('what the law makes us keep stays alone, out of sight and restricted, and goes when its day is over', async () => {
  const relationId = await people.add({
    name: { firstName: 'Bram', surname: 'Boekhouding' },
    emails: ['bram.boekhouding@example.org'],
    birthDate: '1980-02-03',
  })
  const keep = [{ field: 'name', article: 'art. 52 AWR', until: '2033-12-31' }]
  const { done } = await forget(relationId, keep)
  expect(done.isPartly).toBe(true)
  const [kept] = await app.query(
    `select r.id, r.golden, r.archived_at from relations.relation r join privacy.kept_data k on k.relation_id = r.id`,
  )
  expect(kept.id).not.toBe(relationId)
  expect(kept.golden).toEqual({ kind: 'person', name: { firstName: 'Bram', surname: 'Boekhouding' } })
  expect(kept.archived_at).not.toBeNull()
  expect(await app.query('select kind from privacy.standing where relation_id = $1', [kept.id])).toEqual([
    { kind: 'restricted' },
  ])
  expect(await whereIs('bram.boekhouding@example.org')).toEqual([])

  await app.inTransaction((ctx) => ctx.enqueue({ name: 'privacy.end-terms', payload: { day: '2034-01-02' } }))
  await app.runJobs()
  expect(await app.query('select 1 from relations.relation where id = $1', [kept.id])).toEqual([])
})

test.each([
  { what: 'an empty field', keep: { field: 'website', article: 'art. 52 AWR', until: '2033-12-31' } },
  { what: 'a day that is over', keep: { field: 'name', article: 'art. 52 AWR', until: '2026-03-02' } },
  { what: 'a field that does not exist', keep: { field: 'constructor', article: 'art. 52 AWR', until: '2033-12-31' } },
])('keeping $what is refused and nothing is erased', async ({ keep }) => {
  const relationId = await people.add()
  const request = await aRequest(relationId)
  await officer('POST', `/privacy/requests/${request.id}/identity`, { how: 'in_person' })
  const { relation } = (await officer('GET', `/privacy/requests/${request.id}/erasure`)).json()
  const reply = await officer('POST', `/privacy/requests/${request.id}/erasure`, { name: relation.name, keep: [keep] })
  expect(reply.json().code).toBe('privacy.kept_field_invalid')
  expect((await officer('GET', `/relations/${relationId}`)).statusCode).toBe(200)
})

test('a merged relation goes with everything that was merged into it, and a running legal hold stops the erasure', async () => {
  const [winner, loser] = [
    await people.add({
      name: { firstName: 'Kees', surname: 'Dubbelganger' },
      emails: ['een.dubbelganger@example.org'],
    }),
    await people.add({ name: { firstName: 'K.', surname: 'Dubbelganger' }, emails: ['twee.dubbelganger@example.org'] }),
  ]
  await app.as('relation_manager')('POST', '/merges', {
    winnerId: winner,
    loserId: loser,
    remark: 'Dubbelganger, zelfde man',
  })
  await app.query(
    `insert into privacy.legal_hold (id, relation_id, origin_relation_id, reason, placed_by, placed_at) values (gen_random_uuid(), $1, $1, 'Rechtszaak', 'x', now())`,
    [winner],
  )
  const request = await aRequest(winner)
  await officer('POST', `/privacy/requests/${request.id}/identity`, { how: 'in_person' })
  const held = await officer('POST', `/privacy/requests/${request.id}/erasure`, { name: 'Kees Dubbelganger' })
  expect(held.json().code).toBe('privacy.erasure_held')
  await app.query(`update privacy.legal_hold set lifted_at = now(), lifted_by = 'x' where relation_id = $1`, [winner])
  await forget(winner)
  expect(await whereIs('dubbelganger')).toEqual([])
})

test('an erasure that leaves a row behind is taken back whole', async () => {
  const relationId = await people.add()
  await expect(
    app.inTransaction(async (ctx) => {
      const { eraseRelation } = await import('./erase.service.ts')
      const parts = {
        personalData: () => [
          {
            table: 'activity.interaction',
            relationColumns: ['relation_id'],
            onMerge: 'stay',
            onSplit: 'stay',
            onErase: 'anonymise',
            inExport: false,
            keepFor: '',
          } as const,
        ],
        steps: () => [],
        knownAs: () => Promise.resolve([]),
        keepRecord: () => Promise.resolve(''),
        holdsOf: () => Promise.resolve([]),
      }
      await eraseRelation(ctx, { relationId, reason: 'request' }, { parts, ledger: { hash: () => '' } })
    }),
  ).rejects.toThrow('does not say which columns become empty')
  expect((await officer('GET', `/relations/${relationId}`)).statusCode).toBe(200)
})
