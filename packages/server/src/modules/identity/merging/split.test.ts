import { describe, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { addInteraction } from '../../activity/index.ts'
import { stateOf } from '../testing/grouping.ts'
import { act, readIn } from '../testing/importing.ts'
import { peopleOf } from '../testing/people.ts'

const app = await testApp()
const people = peopleOf(app)
const manager = app.as('relation_manager')

const merge = async (winnerId: string, loserId: string) =>
  (await manager('POST', '/merges', { winnerId, loserId })).json()
const undoMerge = (id: string) => manager('POST', `/merges/${id}/undo`, { notSame: false })
const split = async (id: string, recordIds: string[], remark?: string) =>
  (await manager('POST', `/relations/${id}/splits`, { recordIds, remark })).json()
const undo = (id: string) => manager('POST', `/splits/${id}/undo`)
const page = async (id: string) => (await manager('GET', `/relations/${id}`)).json()
const note = (id: string, text: string) => app.inTransaction((ctx) => addInteraction(ctx, { id, kind: 'note', text }))
const notesOf = async (id: string) =>
  (await manager('GET', `/relations/${id}/timeline?kind=interaction`)).json().items.map((entry: any) => entry.text)
/** Current records of a relation by where they came in. */
const recordsOf = async (id: string, cell?: string): Promise<string[]> =>
  (
    await app.query(
      `select id from identity.source_record where relation_id = $1 and superseded_by is null and ($2::uuid is null or origin_relation_id = $2) order by id`,
      [id, cell ?? null],
    )
  ).map((row) => row.id)
const decisionsOf = async (id: string) => (await manager('GET', `/decisions?relationId=${id}`)).json().items

describe('a split of what was merged', () => {
  test('brings back the relation that came in, with all that was ever added to it, and remembers that they are not the same', async () => {
    const [one, other] = [await people.add(), await people.add()]
    await note(other, 'Van de ander')
    const before = await stateOf(app)
    await merge(one, other)
    const made = await split(one, await recordsOf(one, other), 'Vader en zoon')
    expect(made).toMatchObject({ remainsId: one, leavesId: other })
    expect(await stateOf(app)).toEqual(before)
    expect(await decisionsOf(one)).toMatchObject([
      { kind: 'not_same', remark: 'Vader en zoon', revoked: null },
      { kind: 'same', revoked: { by: 'Test relation_manager' } },
    ])
    expect((await manager('POST', '/merges', { winnerId: one, loserId: other })).json().code).toBe(
      'identity.merge_decided_not_same',
    )
  })

  test('stands on the timeline of both, and its undo too', async () => {
    const [one, other] = [await people.add(), await people.add()]
    const nameOf = async (id: string) => (await page(id)).relation.displayName
    const [oneName, otherName] = [await nameOf(one), await nameOf(other)]
    const told = async (id: string, who = manager) =>
      (await who('GET', `/relations/${id}/timeline?kind=change`))
        .json()
        .items.map(({ sentence, values, by }: any) => [sentence.replace('timeline.', ''), values.name, by])
    const by = 'Test relation_manager'
    app.clock.set('2026-03-02T10:00:00.000Z')
    const { mergeId } = await merge(one, other)
    expect(await told(one)).toEqual([['merge.made', otherName, by]])
    app.clock.set('2026-03-02T10:01:00.000Z')
    await undoMerge(mergeId)
    expect(await told(one)).toEqual([
      ['merge.undone', otherName, by],
      ['merge.made', otherName, by],
    ])
    expect(await told(other)).toEqual([
      ['merge.undone', oneName, by],
      ['merge.made', oneName, by],
    ])
    app.clock.set('2026-03-02T10:02:00.000Z')
    await merge(one, other)
    app.clock.set('2026-03-02T10:03:00.000Z')
    await split(one, await recordsOf(one, other))
    expect((await told(one))[0]).toEqual(['split.made', otherName, by])
    expect((await told(other))[0]).toEqual(['split.left', '', by])
    app.clock.set('2026-03-02T09:00:00.000Z')
  })

  test('is undone exactly', async () => {
    const [one, other, third] = [await people.add(), await people.add(), await people.add()]
    await merge(other, third)
    await merge(one, other)
    const merged = await stateOf(app)
    const { splitId, leavesId } = await split(one, await recordsOf(one, other))
    expect(leavesId).toBe(other)
    expect((await page(third)).relation.id).toBe(one)
    expect((await undo(splitId)).json().relationIds).toEqual([one])
    expect(await stateOf(app)).toEqual(merged)
    expect((await decisionsOf(one)).filter((item: any) => item.revoked === null && item.kind === 'not_same')).toEqual(
      [],
    )
    expect((await undo(splitId)).json().code).toBe('identity.split_undone')
  })

  test('of the relation’s own record takes its address along; the others stay together', async () => {
    const [one, other, third] = [await people.add(), await people.add(), await people.add()]
    await merge(one, other)
    await merge(one, third)
    const made = await split(one, await recordsOf(one, one))
    expect(made).toMatchObject({ leavesId: one, remainsId: [other, third].toSorted()[0] })
    expect((await page(other)).relation.id).toBe((await page(third)).relation.id)
  })

  test('stays when the merge that is left is undone, in any order', async () => {
    const [one, other] = [await people.add(), await people.add()]
    const before = await stateOf(app)
    const { mergeId } = await merge(one, other)
    const { splitId } = await split(one, await recordsOf(one, other))
    expect((await undoMerge(mergeId)).statusCode).toBe(200)
    expect(await stateOf(app)).toEqual(before)
    await undo(splitId)
    expect(await stateOf(app)).toEqual(before)
  })
})

describe('a split of what came in as one', () => {
  test('makes a new relation for the records that go, with their roles; notes stay; undone, nothing of it is left', async () => {
    const one = await people.add({ emails: ['vader@example.org'] })
    await people.add({ relationId: one, source: 'Theater', emails: ['zoon@example.org'], birthDate: '2005-01-01' })
    await note(one, 'Blijft')
    const before = await stateOf(app)
    const [, second] = await recordsOf(one)
    const preview = (await manager('POST', `/relations/${one}/splits/preview`, { recordIds: [second] })).json()
    expect(preview).toMatchObject({ makesNew: true, remains: { recordCount: 1 }, leaves: { recordCount: 1 } })
    expect(await stateOf(app)).toEqual(before)
    const { splitId, leavesId } = await split(one, [second!])
    const [remains, leaves] = [await page(one), await page(leavesId)]
    expect([remains.relation.emails, leaves.relation.emails]).toEqual([['vader@example.org'], ['zoon@example.org']])
    expect([remains.roles.length, leaves.roles.length]).toEqual([1, 1])
    expect([await notesOf(one), await notesOf(leavesId)]).toEqual([['Blijft'], []])
    await undo(splitId)
    expect(await stateOf(app)).toEqual(before)
    expect(await page(leavesId)).toMatchObject({ relation: { id: one }, redirectedFrom: leavesId })
  })

  test('leaves what was added to the new relation with it, and shows it at the old one when it is undone', async () => {
    const one = await people.add()
    await people.add({ relationId: one, source: 'Theater' })
    const [, second] = await recordsOf(one)
    const { splitId, leavesId } = await split(one, [second!])
    await note(leavesId, 'Voor de nieuwe')
    await undo(splitId)
    expect(await notesOf(one)).toEqual(['Voor de nieuwe'])
  })

  test('follows a record through a second split, whichever is undone first', async () => {
    const one = await people.add()
    for (const source of ['Theater', 'Nieuwsbrief']) await people.add({ relationId: one, source })
    const before = await stateOf(app)
    const [, second, third] = await recordsOf(one)
    const first = await split(one, [second!, third!])
    const again = await split(first.leavesId, [third!])
    const cellOf = async (id: string) =>
      (await app.query('select relation_id as id from identity.source_record where id = $1', [id]))[0].id
    await undo(first.splitId)
    expect([await cellOf(second!), await cellOf(third!)]).toEqual([one, again.leavesId])
    await undo(again.splitId)
    expect(await stateOf(app)).toEqual(before)
  })

  test('lets the next version of a record that was taken out come in where it is now', async () => {
    const choices = {
      sourceName: 'Kaartenlijst',
      typeKeys: ['borrower'],
      targets: { nr: 'external_id', pas: 'identifier_card' },
    } as const
    const list = (name: string) => `nr;naam;pas\n1;Anna Een;555\n2;${name};555`
    await readIn(app, 'kaarten.csv', list('Bert Twee'), { ...choices, targets: { nr: 'external_id' } })
    const rows = await app.query(`select id, relation_id as relation, external_id from identity.source_record s
      where source_id = (select id from identity.source where name = 'Kaartenlijst') order by external_id`)
    if (rows[0].relation !== rows[1].relation) await merge(rows[0].relation, rows[1].relation)
    const { leavesId } = await split(rows[0].relation, [rows[1].id])
    const later = await readIn(app, 'kaarten.csv', list('Bert Later'), { ...choices, targets: { nr: 'external_id' } })
    expect(later.counts).toMatchObject({ changed: 1 })
    expect((await page(leavesId)).relation.displayName).toContain('Later')
    await act(app, later.id, 'undo')
    expect((await page(leavesId)).relation.displayName).toContain('Twee')
  })
})

describe('a split is refused', () => {
  test('of everything, of a record of somebody else, for a reader and for another organisation', async () => {
    const [one, other] = [await people.add(), await people.add()]
    await people.add({ relationId: one, source: 'Theater' })
    const records = await recordsOf(one)
    expect((await split(one, records)).code).toBe('identity.split_of_everything')
    expect((await split(one, await recordsOf(other))).code).toBe('identity.split_record_not_found')
    expect((await app.as('reader')('POST', `/relations/${one}/splits`, { recordIds: [records[0]] })).statusCode).toBe(
      403,
    )
    const elsewhere = await app.otherTenant()
    expect((await elsewhere.as('POST', `/relations/${one}/splits`, { recordIds: [records[0]] })).json().code).toBe(
      'relations.relation_not_found',
    )
    const { splitId } = await split(one, [records[1]!])
    expect((await elsewhere.as('POST', `/splits/${splitId}/undo`)).json().code).toBe('identity.split_not_found')
  })

  test('when what remains has no name', async () => {
    const one = await people.add({ emails: [] })
    await people.add({ relationId: one, source: 'Theater', name: {}, emails: [], birthDate: '1990-01-01' })
    const [first] = await recordsOf(one)
    expect((await split(one, [first!])).code).toBe('relations.relation_nameless')
  })
})
