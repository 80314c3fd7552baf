import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testApp } from '../../platform/testing/test-app.ts'
import { others, stateOf } from '../identity/testing/grouping.ts'
import { peopleOf } from '../identity/testing/people.ts'
import { purposeOf } from '../privacy/testing/people.ts'

const app = await testApp()
const people = peopleOf(app)
const manager = app.as('relation_manager')
const officer = app.as('privacy_officer')

/** Everything of working together that hangs on a relation, and what colleagues keep beside it. */
const tables = others
  .personalData()
  .filter(({ table }) => table.startsWith('engagement.') || table === 'relations.attachment')
  .flatMap(({ table, relationColumns, onMerge }) =>
    onMerge === 'stay'
      ? []
      : relationColumns
          .filter((column) => relationColumns.includes(`origin_${column}`))
          .map((column) => ({ table, column, origin: `origin_${column}` })),
  )

async function done(method: 'POST' | 'PUT', path: string, body?: object): Promise<any> {
  const reply = await manager(method, path, body)
  expect(reply.statusCode, `${path} ${reply.body}`).toBe(200)
  return reply.json()
}

let templateId: string | null = null
async function memberTemplate(): Promise<string> {
  if (templateId !== null) return templateId
  const { id } = await done('POST', '/process-templates/starters/member', {})
  await done('POST', `/process-templates/${id}/state`, { state: 'active' })
  templateId = id as string
  return templateId
}

/** A bit of everything about somebody; every text holds the word. */
async function workAbout(id: string, word: string, withId?: string): Promise<void> {
  const { id: purposeId } = await purposeOf(app, 'service_messages')
  const what = { purposeId, kind: 'email', startsOn: '2026-03-10', endsOn: '2026-03-11' }
  const task = await done('POST', '/tasks', { title: `Bel ${word}`, relationId: id, items: [`Vraag ${word}`] })
  await done('POST', `/tasks/${task.id}/comments`, { text: `Lukt ${word}?` })
  const note = await done('POST', `/relations/${id}/interactions`, { kind: 'note', text: `Over ${word}` })
  await done('POST', `/interactions/${note.id}/comments`, { text: `Reactie op ${word}` })
  await done('PUT', `/relations/${id}/following`, { isFollowing: true })
  await done('PUT', `/me/favourites/${id}`)
  await done('POST', `/relations/${id}/processes`, { templateId: await memberTemplate(), isSecond: true })
  await done('POST', `/relations/${id}/approaches`, { ...what, subject: `Brief ${word}` })
  if (withId !== undefined) await done('POST', `/relations/${withId}/approaches`, { ...what, contactId: id })
  await done('POST', '/approach-rounds', { ...what, name: 'Ronde', relationIds: [id] })
  const period = { startsOn: '2026-03-01', endsOn: '2026-06-30' }
  await done('POST', '/coverages', { name: 'Lijst', purposeId, channel: 'email', ...period, relationIds: [id] })
  // What somebody is told, as it would be for a follower.
  await app.query(
    `insert into engagement.notification (id, user_id, kind, group_key, relation_id, origin_relation_id, at)
     values (gen_random_uuid(), $2, 'relation_changed', 'x', $1, $1, now())`,
    [id, app.who('front_office').actor.id],
  )
  const upload = await manager(
    'POST',
    `/relations/${id}/attachments?fileName=${word}.txt&about=${word}`,
    new TextEncoder().encode(`Een brief aan ${word}, met genoeg tekst om er een te zijn.`),
  )
  expect(upload.statusCode, upload.body).toBe(200)
}

/** Small, and the same every time: a failure can be played again. */
function dice(seed: number) {
  let state = seed
  return (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
}

type Deed = { readonly kind: 'merge' | 'split'; readonly id: string }

const shown = async (ids: readonly string[]): Promise<string[]> =>
  (
    await app.query('select id from relations.relation where merged_into_id is null and id = any($1) order by id', [
      ids,
    ])
  ).map((row) => row.id)

async function merge(among: readonly string[], throwDie: (most: number) => number): Promise<Deed | null> {
  const standing = await shown(among)
  if (standing.length < 2) return null
  const winner = standing[throwDie(standing.length)]!
  const rest = standing.filter((id) => id !== winner)
  const reply = await manager('POST', '/merges', { winnerId: winner, loserId: rest[throwDie(rest.length)] })
  return reply.statusCode === 200 ? { kind: 'merge', id: reply.json().mergeId } : null
}

/** Takes the records of one cell out of a relation that holds several. */
async function split(among: readonly string[], throwDie: (most: number) => number): Promise<Deed | null> {
  const cells = await app.query(
    `select relation_id, origin_relation_id, array_agg(id order by id) as records from identity.source_record
     where superseded_by is null and relation_id = any($1) and relation_id <> origin_relation_id group by 1, 2 order by 1, 2`,
    [await shown(among)],
  )
  const cell = cells[throwDie(Math.max(cells.length, 1))]
  if (cell === undefined) return null
  const reply = await manager('POST', `/relations/${cell.relation_id}/splits`, { recordIds: cell.records })
  return reply.statusCode === 200 ? { kind: 'split', id: reply.json().splitId ?? reply.json().id } : null
}

const undo = (deed: Deed) => manager('POST', `/${deed.kind}s/${deed.id}/undo`, {})

/** Rows that are not where their cell belongs. */
async function strays(): Promise<string[]> {
  const found: string[] = []
  for (const { table, column, origin } of tables) {
    const rows = await app.query(
      `select 1 from ${table} t join relations.relation c on c.id = t.${origin} where t.${column} <> coalesce(c.merged_into_id, c.id)`,
    )
    if (rows.length > 0) found.push(`${table}.${column}`)
  }
  return found
}

const countAll = async (): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const { table } of tables) counts[table] = Number((await app.query(`select count(*) from ${table}`))[0].count)
  return counts
}

const about = (state: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(state).filter(([table]) => tables.some((one) => one.table === table)))

test.each([1, 2, 3])(
  'whatever is merged, split and undone, everything stays with the cell it came in for, and undoing all gives back what was (%i)',
  async (seed) => {
    const throwDie = dice(seed * 7919)
    const ids: string[] = []
    for (let index = 0; index < 5; index += 1) ids.push(await people.add({ emails: [`p${seed}-${index}@example.org`] }))
    for (const [index, id] of ids.entries()) await workAbout(id, `woord${seed}x${index}`, ids[(index + 1) % ids.length])
    await app.runJobs()
    const [before, counts] = [about(await stateOf(app)), await countAll()]
    expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([])
    const standing: Deed[] = []
    for (let step = 0; step < 14; step += 1) {
      const roll = throwDie(10)
      const last = standing.length === 0 ? undefined : standing[throwDie(standing.length)]
      if (roll < 5) standing.push(...[await merge(ids, throwDie)].filter((deed) => deed !== null))
      else if (roll < 7) standing.push(...[await split(ids, throwDie)].filter((deed) => deed !== null))
      else if (last !== undefined && (await undo(last)).statusCode === 200) standing.splice(standing.indexOf(last), 1)
      expect(await strays()).toEqual([])
      expect(await countAll()).toEqual(counts)
    }
    for (const deed of standing.toReversed()) expect((await undo(deed)).statusCode).toBe(200)
    expect(about(await stateOf(app))).toEqual(before)
  },
  120_000,
)

/** Everywhere that a word can be: each table of every module, and each file. */
async function whereIs(word: string): Promise<string[]> {
  const rows = await app.query(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('relations', 'identity', 'activity', 'engagement', 'platform') order by 1`,
  )
  const found: string[] = []
  for (const { name } of rows)
    if ((await app.query(`select 1 from ${name} t where strpos(lower(t::text), $1) > 0 limit 1`, [word])).length > 0)
      found.push(name)
  for (const entry of await readdir(app.dataDir, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && (await readFile(join(entry.parentPath, entry.name))).includes(word)) found.push(entry.name)
  return found
}

test('of who is forgotten after being merged nothing is left: no row, no file, and nothing is told in a dossier before it is asked', async () => {
  const [stays, goes, twin] = [
    await people.add({ emails: ['blijft@example.org'] }),
    await people.add({ name: { firstName: 'Piet', surname: 'Kwikstaart' }, emails: ['a@example.org'] }),
    await people.add({ name: { firstName: 'P.', surname: 'Kwikstaart' }, emails: ['b@example.org'] }),
  ]
  await workAbout(stays, 'blijvertje')
  for (const id of [goes, twin]) await workAbout(id, 'kwikstaart', stays)
  await app.runJobs()
  await done('POST', '/merges', { winnerId: goes, loserId: twin })
  expect((await whereIs('kwikstaart')).length).toBeGreaterThan(6)

  const asked = { channel: 'desk', receivedOn: '2026-03-02', requesterName: 'De aanvrager', relationId: goes }
  const request = (await officer('POST', '/privacy/requests', { kind: 'erasure', ...asked })).json()
  await officer('POST', `/privacy/requests/${request.id}/identity`, { how: 'in_person' })
  const preview = (await officer('GET', `/privacy/requests/${request.id}/erasure`)).json()
  const erased = await officer('POST', `/privacy/requests/${request.id}/erasure`, { name: preview.relation.name })
  expect(erased.statusCode, erased.body).toBe(200)
  await app.runJobs()
  expect(await whereIs('kwikstaart')).toEqual([])
  for (const { table, column, origin } of tables)
    expect(
      await app.query(`select t::text as row from ${table} t where ${column} = any($1) or ${origin} = any($1)`, [
        [goes, twin],
      ]),
      `${table}.${column}`,
    ).toEqual([])
  expect((await whereIs('blijvertje')).length).toBeGreaterThan(6)
}, 120_000)

test('the dossier tells on which lists somebody stands, and why not any more', async () => {
  const id = await people.add({ name: { firstName: 'Loes', surname: 'Lijst' } })
  const { id: purposeId } = await purposeOf(app, 'service_messages')
  const period = { startsOn: '2026-03-01', endsOn: '2026-06-30' }
  const list = await done('POST', '/coverages', {
    name: 'Alle scholen gesproken',
    purposeId,
    channel: 'phone',
    ...period,
    relationIds: [id],
  })
  await app.runJobs()
  await done('POST', `/coverages/${list.id}/exclusions`, { relationId: id, reason: 'Belt liever zelf' })
  const asked = { kind: 'access', channel: 'desk', receivedOn: '2026-03-02', requesterName: 'Loes', relationId: id }
  const request = (await officer('POST', '/privacy/requests', asked)).json()
  await officer('POST', `/privacy/requests/${request.id}/identity`, { how: 'in_person' })
  const page = (
    await officer('POST', `/privacy/requests/${request.id}/dossiers`, { scope: 'everything', language: 'nl' })
  ).json()
  await app.runJobs()
  const file = await officer('GET', `/privacy/requests/${request.id}/dossiers/${page.dossiers[0].id}/json`)
  expect(file.body).toContain('Alle scholen gesproken')
  expect(file.body).toContain('Belt liever zelf')
}, 60_000)
