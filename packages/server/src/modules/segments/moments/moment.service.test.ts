import type { Role, SegmentGroup } from '@klantregie/contract'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { listUnmeasuredMoments, measureMoment } from './measure.service.ts'

let app: TestApp
type Request = Parameters<ReturnType<TestApp['as']>>
const ask = async (role: Role, ...[method, url, body]: Request) => {
  const reply = await app.as(role)(method, url, body)
  return { status: reply.statusCode, json: reply.json() }
}
const manager = (...request: Request) => ask('relation_manager', ...request)

async function addPerson(surname: string, email: string | null = 'x@example.org'): Promise<string> {
  const { json } = await manager('POST', '/relations', {
    kind: 'person',
    name: { surname },
    emails: email === null ? [] : [`${surname}@example.org`.toLowerCase()],
  })
  return json.relation.id as string
}
const withEmail: SegmentGroup = { group: 'all', of: [{ about: 'reach', has: 'email' }] }
const addSegment = async (name: string, conditions: SegmentGroup, more: object = {}) =>
  (await manager('POST', '/segments', { name, conditions, ...more })).json.id as string
const take = async (segmentId: string, name = 'Stand') =>
  counted((await manager('POST', `/segments/${segmentId}/moments`, { name })).json.id as string)
/** Its size is counted by a job afterwards. */
const counted = async (id: string) => {
  await app.runJobs()
  return id
}
const ofMoment = (id: string): SegmentGroup => ({ group: 'all', of: [{ about: 'moment', id }] })
const namesOf = async (conditions: SegmentGroup, role: Role = 'relation_manager') =>
  (await ask(role, 'POST', '/segments/sample', { conditions, limit: 50 })).json.items
    .map(({ name }: { name: string }) => name)
    .toSorted()
const moved = async (segmentId: string, between: string, which: string) =>
  (await manager('GET', `/segments/${segmentId}/movement/relations?${between}&which=${which}`)).json.items
    .map(({ name }: { name: string }) => name)
    .toSorted()
const refresh = () => app.started.doUpkeep()

beforeAll(async () => {
  app = await testApp()
  for (const surname of ['Aarts', 'Bakker', 'Cramer']) await addPerson(surname)
  await addPerson('Dekker', null)
  await refresh()
})

describe('a moment', () => {
  test('stays as it was while the segment goes on', async () => {
    const segment = await addSegment('Met e-mail', withEmail)
    const moment = await take(segment, 'Voor de open dag')
    const id = await addPerson('Eerens')
    await refresh()
    expect(await namesOf(ofMoment(moment))).toEqual(['Aarts', 'Bakker', 'Cramer'])
    expect(await namesOf({ group: 'all', of: [{ about: 'segment', id: segment }] })).toContain('Eerens')
    expect((await manager('GET', `/segments/${segment}/movement?from=${moment}`)).json).toEqual({
      came: 1,
      left: 0,
      stayed: 3,
    })
    expect(await moved(segment, `from=${moment}`, 'came')).toEqual(['Eerens'])
    const later = await take(segment, 'Na de open dag')
    await manager('POST', `/relations/${id}/archive`)
    await refresh()
    // Archived: neither left nor came, it is no longer counted anywhere.
    expect((await manager('GET', `/segments/${segment}/movement?from=${later}`)).json).toEqual({
      came: 0,
      left: 0,
      stayed: 3,
    })
    expect(await moved(segment, `from=${moment}&to=${later}`, 'came')).toEqual([])
    const { moments } = (await manager('GET', `/segments/${segment}/history`)).json
    expect(moments).toMatchObject([
      { name: 'Na de open dag', count: 4, now: 3, mayRemove: true },
      { name: 'Voor de open dag', count: 3, now: 3 },
    ])
  })

  test('is there at once and says that it is being counted; counted twice it is counted once', async () => {
    const segment = await addSegment('Geteld', withEmail)
    const { json } = await manager('POST', `/segments/${segment}/moments`, { name: 'Nu' })
    const history = async () => (await manager('GET', `/segments/${segment}/history`)).json.moments
    const [before] = await history()
    expect(before).toMatchObject({ count: null, isBeingCounted: true })
    // What the start of a day does with those of which the counting failed; after it the job comes all the same.
    expect(await app.inTransaction(listUnmeasuredMoments)).toEqual([json.id])
    await app.inTransaction((ctx) => measureMoment(ctx, json.id))
    expect(await history()).toMatchObject([{ count: before.now, isBeingCounted: false }])
    await app.runJobs()
    expect(await history()).toMatchObject([{ count: before.now, isBeingCounted: false }])
    expect(await app.query('select count(*)::int as n from segments.measure where moment_id = $1', [json.id])).toEqual([
      { n: 1 },
    ])
  })

  test('narrows the list of relations by its own id, and is a condition like others', async () => {
    const segment = await addSegment('Voor de lijst', withEmail)
    const moment = await take(segment)
    const { json } = await manager('GET', `/relations?segmentId=${moment}&limit=50`)
    expect(json.items.map(({ name }: { name: string }) => name).toSorted()).toEqual(await namesOf(ofMoment(moment)))
    const built = await addSegment('Erop gebouwd', ofMoment(moment))
    expect(await namesOf({ group: 'all', of: [{ about: 'segment', id: built }] })).toEqual(
      await namesOf(ofMoment(moment)),
    )
    const refused = await manager('DELETE', `/segments/moments/${moment}`)
    expect(refused.json).toMatchObject({ code: 'segments.moment_in_use', details: { names: ['Erop gebouwd'] } })
    expect((await manager('DELETE', `/segments/${segment}`)).json.code).toBe('segments.segment_in_use')
  })

  test('holds whoever its people became, and no longer when that is undone', async () => {
    const [one, other] = [await addPerson('Fabel'), await addPerson('Fabels', null)]
    await refresh()
    const segment = await addSegment('Voor samenvoegen', withEmail)
    const moment = await take(segment)
    await namesOf(ofMoment(moment))
    const { mergeId } = (await manager('POST', '/merges', { winnerId: other, loserId: one })).json
    await refresh()
    const { json } = await manager('GET', `/segments/${segment}/history`)
    expect(json.moments[0].now).toBe(json.moments[0].count)
    const isIn = async (relationId: string) =>
      (await manager('POST', '/segments/explain', { conditions: ofMoment(moment), relationId })).json.isIn
    expect(await isIn(other)).toBe(true)
    expect((await manager('GET', `/relations?segmentId=${moment}&q=fabel`)).json.items).toHaveLength(1)
    // Built anew it says the same.
    await app.query('delete from segments.condition')
    expect((await manager('GET', `/relations?segmentId=${moment}&q=fabel`)).json.items).toHaveLength(1)
    await manager('POST', `/merges/${mergeId}/undo`, {})
    await refresh()
    expect(await isIn(one)).toBe(true)
    expect(await isIn(other)).toBe(false)
    expect((await manager('GET', `/relations?segmentId=${moment}&q=fabels`)).json.items).toEqual([])
  })

  test('forgets who is forgotten, also in its bits', async () => {
    const id = await addPerson('Gewist')
    await refresh()
    const segment = await addSegment('Voor wissen', withEmail)
    const moment = await take(segment)
    const bits = async () =>
      (
        await app.query('select sum(bit_count(bits))::int as count from segments.moment_bitmap where moment_id = $1', [
          moment,
        ])
      )[0].count
    const before = await bits()
    await erase(id)
    await refresh()
    expect(await bits()).toBe(before - 1)
    expect(await namesOf(ofMoment(moment))).not.toContain('Gewist')
    const { moments } = (await manager('GET', `/segments/${segment}/history`)).json
    expect(moments[0]).toMatchObject({ count: before, now: before - 1 })
    // A number is never given again: a new relation is not taken for the one that is gone.
    await addPerson('Nieuweling')
    await refresh()
    expect(await namesOf(ofMoment(moment))).not.toContain('Nieuweling')
  })

  test('is let go and brought back, and is gone after thirty days', async () => {
    const segment = await addSegment('Weg en terug', withEmail)
    const moment = await take(segment, 'Even')
    await manager('DELETE', `/segments/moments/${moment}`)
    expect((await manager('GET', `/segments/${segment}/history`)).json.moments).toEqual([])
    expect((await manager('POST', '/segments/count', { conditions: ofMoment(moment) })).json.code).toBe(
      'segments.moment_not_found',
    )
    expect((await manager('POST', `/segments/moments/${moment}/restore`)).json.name).toBe('Even')
    await manager('DELETE', `/segments/moments/${moment}`)
    await app.query("update segments.moment set removed_at = removed_at - interval '31 days' where id = $1", [moment])
    await app.runDay()
    expect((await manager('POST', `/segments/moments/${moment}/restore`)).json.code).toBe('segments.moment_not_found')
    const actions = (await app.audit()).filter((entry) => entry.subject_id === segment).map((entry) => entry.action)
    expect(actions).toEqual([
      'segment.added',
      'segment.moment_taken',
      'segment.moment_removed',
      'segment.moment_restored',
      'segment.moment_removed',
    ])
  })
})

async function erase(relationId: string): Promise<void> {
  const officer = (...request: Request) => ask('privacy_officer', ...request)
  const { json } = await officer('POST', '/privacy/requests', {
    kind: 'erasure',
    channel: 'desk',
    receivedOn: '2026-03-02',
    requesterName: 'De aanvrager',
    relationId,
  })
  await officer('POST', `/privacy/requests/${json.id}/identity`, { how: 'in_person' })
  const { relation } = (await officer('GET', `/privacy/requests/${json.id}/erasure`)).json
  const done = await officer('POST', `/privacy/requests/${json.id}/erasure`, { name: relation.name })
  expect(done.status).toBe(200)
  await app.runJobs()
}

describe('rights', () => {
  test('a moment of a segment that is not shared is not there', async () => {
    const segment = await addSegment('Van mij', withEmail)
    const moment = await take(segment)
    const refused = [
      await ask('reader', 'GET', `/segments/${segment}/history`),
      await ask('reader', 'POST', '/segments/count', { conditions: ofMoment(moment) }),
      await ask('reader', 'GET', `/relations?segmentId=${moment}`),
      await ask('reader', 'GET', `/segments/${segment}/movement?from=${moment}`),
    ]
    expect(refused.map(({ json }) => json.code)).toEqual([
      'segments.segment_not_found',
      'segments.moment_not_found',
      'segments.segment_not_found',
      'segments.segment_not_found',
    ])
    expect((await ask('reader', 'GET', '/segments/moments')).json.items).toEqual([])
  })

  test('who may only read takes and removes none; somebody else’s is not removed', async () => {
    const segment = await addSegment('Gedeeld', withEmail, { audience: 'organisation' })
    const moment = await take(segment)
    expect((await ask('reader', 'POST', `/segments/${segment}/moments`, { name: 'X' })).status).toBe(403)
    expect((await ask('reader', 'DELETE', `/segments/moments/${moment}`)).status).toBe(403)
    expect((await ask('reader', 'GET', `/segments/${segment}/history`)).json.moments[0]).toMatchObject({
      mayRemove: false,
    })
    expect((await ask('privacy_officer', 'DELETE', `/segments/moments/${moment}`)).status).toBe(403)
    expect((await ask('administrator', 'DELETE', `/segments/moments/${moment}`)).status).toBe(200)
  })

  test('of another organisation is not there', async () => {
    const moment = await take(await addSegment('Hier', withEmail, { audience: 'organisation' }))
    const other = await app.otherTenant()
    expect((await other.as('POST', '/segments/count', { conditions: ofMoment(moment) })).json().code).toBe(
      'segments.moment_not_found',
    )
  })

  test('between a moment that is not there nothing is compared', async () => {
    const segment = await addSegment('Vergeefs', withEmail)
    expect((await manager('GET', `/segments/${segment}/movement?from=${randomUUID()}`)).json.code).toBe(
      'segments.moment_not_found',
    )
  })
})

test('a segment is measured once a day, and says how it went', async () => {
  const segment = await addSegment('Dag na dag', withEmail, { audience: 'organisation' })
  const size = async () => {
    const conditions = { group: 'all', of: [{ about: 'segment', id: segment }] }
    return (await manager('POST', '/segments/count', { conditions })).json.count as number
  }
  // Nobody stays signed in for days: only the daily work is done on another day.
  const doDay = async (day: string) => {
    app.clock.set(`${day}T09:00:00.000Z`)
    await app.runDay()
    await app.runDay()
    app.clock.set('2026-03-02T09:00:00.000Z')
  }
  await doDay('2026-03-03')
  const first = await size()
  await addPerson('Houtman')
  await refresh()
  await doDay('2026-03-04')
  expect((await manager('GET', `/segments/${segment}/history`)).json).toMatchObject({
    sizes: [
      { day: '2026-03-03', count: first },
      { day: '2026-03-04', count: first + 1 },
    ],
    keptBack: 0,
  })
})
