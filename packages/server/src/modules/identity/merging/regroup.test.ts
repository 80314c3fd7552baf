import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { addInteraction } from '../../activity/index.ts'
import { aPerson, purposeOf } from '../../privacy/testing/people.ts'
import { others } from '../testing/grouping.ts'
import { peopleOf } from '../testing/people.ts'
import { columnsToRegroup } from './regroup.rules.ts'

const app = await testApp()
const people = peopleOf(app)
const manager = app.as('relation_manager')
const columns = columnsToRegroup(others.personalData())

test('every column that keeps where a row came in is declared, and can be empty only beside a column that can', async () => {
  // The trail and tasks have columns of that name that say what caused them; rows of the trail name who it was about then, and stay so.
  const known = await app.query(
    `select n.nspname || '.' || c.relname as table, substr(o.attname, 8) as column, o.attname as origin
     from pg_attribute o join pg_class c on c.oid = o.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and o.attnum > 0 and not o.attisdropped and o.attname like 'origin\\_%' and n.nspname not like 'pg%'
       and c.oid <> 'platform.audit_entry'::regclass and o.attname not in ('origin_id', 'origin_kind') order by 1, 3`,
  )
  expect(known).toEqual(columns.toSorted((a, b) => (`${a.table} ${a.origin}` < `${b.table} ${b.origin}` ? -1 : 1)))
  const lost = await app.query(
    `select c.oid::regclass::text as table, o.attname as origin from pg_attribute o join pg_class c on c.oid = o.attrelid
     join pg_attribute a on a.attrelid = c.oid and 'origin_' || a.attname = o.attname
     where c.relkind = 'r' and a.attnotnull and not o.attnotnull and c.oid <> 'platform.audit_entry'::regclass and o.attname <> 'origin_id'`,
  )
  expect(lost).toEqual([])
})

/** What is written down about somebody for privacy: said, for a child too, given, objected, held, asked for, and kept after it. */
async function addPrivacy(relationId: string) {
  const [officer, desk] = [app.as('privacy_officer'), app.as('front_office')]
  const child = await aPerson(app, { birthDate: '2016-05-01', email: 'kind@example.org' })
  const newsletter = await purposeOf(app, 'newsletter')
  const said = { purposeId: newsletter.id, channels: ['email'], state: 'given' }
  const fact = {
    contactKind: 'email',
    contact: 'gedeeld@example.org',
    capturedAt: '2026-01-05T10:00:00Z',
    hasPaymentObligation: true,
    isSameEntity: true,
    wasInformed: true,
    wasOfferedOptOut: true,
    isEnriched: false,
  }
  const hold = { kind: 'relation', subjectId: relationId, reason: 'Een geschil met de gemeente', until: null }
  const asked = { kind: 'access', channel: 'desk', receivedOn: '2026-03-02', requesterName: 'Zelf', relationId }
  const replies = [
    await desk('POST', `/relations/${relationId}/verifications`, {}),
    await desk('POST', `/relations/${relationId}/consents`, said),
    await desk('POST', `/relations/${child}/consents`, { ...said, isByGuardian: true, guardianId: relationId }),
    await desk('POST', `/relations/${relationId}/customer-facts`, fact),
    await desk('POST', `/relations/${relationId}/standings`, { kind: 'objected' }),
    await officer('POST', '/retention/holds', hold),
    await officer('POST', '/privacy/requests', asked),
  ]
  expect(replies.map(({ statusCode, body }) => (statusCode === 200 ? 200 : body))).toEqual(replies.map(() => 200))
  await app.query(
    `insert into privacy.kept_data (id, relation_id, origin_relation_id, request_id, fields, article, kept_until, decided_by, decided_at)
     values (gen_random_uuid(), $1, $1, $2, '{name}', 'art. 52 AWR', '2033-12-31', 'Test', now())`,
    [relationId, replies.at(-1)?.json().id],
  )
}

/** What relations keep beside roles and links: a mark, the choice of a household and to whom, a file. */
async function addBeside(relationId: string) {
  const insert = (text: string) => app.query(text, [relationId])
  await insert(`insert into relations.importance (id, relation_id, origin_relation_id, reason, every_months, since, started_by, started_at)
    values (gen_random_uuid(), $1, $1, 'Grootste sponsor', 3, '2026-01-01', 'Test', now())`)
  await insert(`insert into relations.household_choice (id, household_id, origin_household_id, is_one_mailing, addressee_id, origin_addressee_id, by_name, at)
    values (gen_random_uuid(), $1, $1, true, $1, $1, 'Test', now())`)
  await insert(`with b as (insert into relations.label (id, name, created_by, created_at)
      values (gen_random_uuid(), 'Label van ' || $1::uuid, 'Test', now()) returning id),
    e as (insert into relations.label_event (relation_id, origin_relation_id, label_id, is_given, by_name, at)
      select $1, $1, b.id, true, 'Test', now() from b)
    insert into relations.relation_label (label_id, relation_id, origin_relation_id, by_name, at) select b.id, $1, $1, 'Test', now() from b`)
  await insert(`with f as (insert into platform.file (id, name, bytes, sha256, created_at)
      values (gen_random_uuid(), 'brief.pdf', 1, 'x', now()) returning id)
    insert into relations.attachment (id, relation_id, origin_relation_id, file_id, name, form, bytes, by_name, at)
    select gen_random_uuid(), $1, $1, f.id, 'brief.pdf', 'pdf', 1, 'Test', now() from f`)
}

/** What somebody did. */
const addFact = (relationId: string) =>
  app.query(
    `insert into activity.fact (id, relation_id, origin_relation_id, kind, occurred_at, day, recorded_at)
     values (gen_random_uuid(), $1, $1, 'ticket', now(), current_date, now())`,
    [relationId],
  )

/** The mark that somebody carries in a newsletter system. */
async function addMark(relationId: string) {
  const admin = app.as('administrator')
  const { items } = (await admin('GET', '/relation-types')).json() as { items: { id: string; domainId: string }[] }
  const [type] = items
  const connection = await admin('POST', '/connections', {
    ...{
      connector: 'laposta',
      name: 'Nieuwsbrief',
      settings: { url: 'https://nieuwsbrief.example' },
      secrets: {},
      everyMinutes: 60,
      silentAfterHours: null,
    },
    intake: { typeIds: [type?.id], domainId: type?.domainId, branchId: null },
  })
  expect(connection.statusCode, connection.body).toBe(200)
  await app.query(
    `with t as (insert into integrations.sent_segment (id, connection_id, list, segment_id, segment_name, mark, adds, holder_id, holder_name,
         every_hours, next_at, made_at)
       values (gen_random_uuid(), $2, 'lijst', gen_random_uuid(), 'Trouw', 'Trouw', true, gen_random_uuid(), 'Test', 24, now(), now()) returning id)
     insert into integrations.sent_member (sent_segment_id, email, relation_id, origin_relation_id, marked_at, seen_in)
     select t.id, 'a@b.example', $1, $1, now(), gen_random_uuid() from t`,
    [relationId, (connection.json() as { id: string }).id],
  )
}

/** What a register says of a school. */
const addProposal = (relationId: string) =>
  app.query(
    `with e as (insert into integrations.register_edition (id, state, file_name, dated_on, added_by_name, added_at)
       values (gen_random_uuid(), 'applied', 'scholen.csv', '2026-03-01', 'Test', now()) returning id)
     insert into integrations.register_proposal (id, edition_id, code, kind, relation_id, origin_relation_id, before, after, happened_on, state, made_at)
     select gen_random_uuid(), e.id, '16AH00', 'renamed', $1, $1, '{}', '{}', '2026-03-01', 'open', now() from e`,
    [relationId],
  )

/** An approach of somebody, one of another through them, and a round that they are on. */
async function addApproaches(relationId: string, otherId: string) {
  const { id: purposeId } = await purposeOf(app, 'service_messages')
  const what = { purposeId, kind: 'email', startsOn: '2026-03-10', endsOn: '2026-03-11' }
  const replies = [
    await manager('POST', `/relations/${relationId}/approaches`, what),
    await manager('POST', `/relations/${otherId}/approaches`, { ...what, contactId: relationId }),
    await manager('POST', '/approach-rounds', { ...what, name: 'Ronde', relationIds: [relationId] }),
  ]
  expect(replies.map(({ statusCode, body }) => (statusCode === 200 ? 200 : body))).toEqual(replies.map(() => 200))
}

/** Work about somebody: a task with a comment, who follows them and was told, a process, a list they are on. */
async function addWork(relationId: string) {
  const done = async (method: 'POST' | 'PUT', path: string, body: object) => {
    const reply = await manager(method, path, body)
    expect(reply.statusCode, reply.body).toBe(200)
    return reply.json()
  }
  const task = await done('POST', '/tasks', { title: 'Bellen', relationId })
  await done('POST', `/tasks/${task.id}/comments`, { text: 'Lukt dat?' })
  await done('PUT', `/relations/${relationId}/following`, { isFollowing: true })
  await app.query(
    `insert into engagement.notification (id, user_id, kind, group_key, relation_id, origin_relation_id, at)
     values (gen_random_uuid(), $2, 'relation_changed', 'x', $1, $1, now())`,
    [relationId, app.who('relation_manager').actor.id],
  )
  const template = await done('POST', '/process-templates/starters/member', {})
  await done('POST', `/process-templates/${template.id}/state`, { state: 'active' })
  await done('POST', `/relations/${relationId}/processes`, { templateId: template.id })
  const { id: purposeId } = await purposeOf(app, 'service_messages')
  const period = { startsOn: '2026-03-01', endsOn: '2026-06-30' }
  await done('POST', '/coverages', { name: 'Lijst', purposeId, channel: 'email', ...period, relationIds: [relationId] })
}

test('a merge takes along the rows of every table that is declared to move, and an undo brings every one of them back', async () => {
  const [winner, third, fourth] = [
    await people.add(),
    await people.add({ emails: ['gedeeld@example.org'] }),
    await people.add({ emails: ['ook@example.org'] }),
  ]
  // Between an older and a younger relation with the same addresses, so that it is the left of one question and the right of another.
  const loser = await people.add({ emails: ['gedeeld@example.org', 'nog@example.org'] })
  await people.add({ emails: ['nog@example.org'] })
  const [type] = (await manager('GET', '/link-types')).json().items
  for (const [from, to] of [
    [loser, third],
    [fourth, loser],
  ])
    await manager('POST', `/relations/${from}/links`, { linkTypeId: type.id, otherId: to, isReversed: false })
  await app.inTransaction((ctx) => addInteraction(ctx, { id: loser, kind: 'note', text: 'Iets' }))

  await addPrivacy(loser)
  await addBeside(loser)
  await addApproaches(loser, third)
  await addWork(loser)
  await addFact(loser)
  await addProposal(loser)
  await addMark(loser)

  const rowsAt = async (id: string) => {
    const counts: Record<string, number> = {}
    for (const { table, column, origin } of columns) {
      const [row] = await app.query(`select count(*) from ${table} where ${column} = $1 and ${origin} = $2`, [
        id,
        loser,
      ])
      counts[`${table}.${column}`] = Number(row.count)
    }
    return counts
  }
  const before = await rowsAt(loser)
  // A new table that moves needs an example above: without one nothing would be proved about it.
  expect(Object.entries(before).filter(([, count]) => count === 0)).toEqual([])
  const { mergeId } = (await manager('POST', '/merges', { winnerId: winner, loserId: loser })).json()
  expect(await rowsAt(winner)).toEqual(before)
  expect(Object.values(await rowsAt(loser)).every((count) => count === 0)).toBe(true)
  await manager('POST', `/merges/${mergeId}/undo`, {})
  expect(await rowsAt(loser)).toEqual(before)
})

test('who is noted about or linked at the moment of a merge is at the relation that stays', async () => {
  const [winner, loser] = [await people.add(), await people.add()]
  const adding = Array.from({ length: 6 }, (_, index) =>
    app.inTransaction((ctx) => addInteraction(ctx, { id: loser, kind: 'note', text: `Tegelijk ${index}` })),
  )
  const merging = manager('POST', '/merges', { winnerId: winner, loserId: loser })
  await Promise.all([...adding, merging])
  const stranded = await app.query('select 1 from activity.interaction where relation_id = $1', [loser])
  expect(stranded).toEqual([])
  const notes = (await manager('GET', `/relations/${winner}/timeline?kind=interaction`)).json().items
  expect(notes).toHaveLength(6)
})
