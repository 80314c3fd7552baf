import { describe, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { addInteraction } from '../../activity/index.ts'
import { others, stateOf } from '../testing/grouping.ts'
import { act, readIn } from '../testing/importing.ts'
import { peopleOf } from '../testing/people.ts'
import { undoMerge } from './merge.service.ts'

const app = await testApp()
const people = peopleOf(app)
const manager = app.as('relation_manager')

const merge = async (winnerId: string, loserId: string, more: object = {}) =>
  (await manager('POST', '/merges', { winnerId, loserId, ...more })).json()
const undo = (id: string, more: object = {}) => manager('POST', `/merges/${id}/undo`, more)
const page = async (id: string) => (await manager('GET', `/relations/${id}`)).json()
const note = (id: string, text: string) => app.inTransaction((ctx) => addInteraction(ctx, { id, kind: 'note', text }))
const notesOf = async (id: string) =>
  (await manager('GET', `/relations/${id}/timeline?kind=interaction`)).json().items.map((entry: any) => entry.text)
const found = async (q: string) =>
  (await manager('GET', `/relations/search?q=${q}`)).json().items.map((hit: any) => hit.id)

/** What was chosen at a merge is kept when the merge is undone, without counting. */
function withoutChoices(state: Record<string, string[]>): Record<string, string[]> {
  const records = (state['identity.source_record'] ?? []).filter((row) => !row.includes(',merge,'))
  return { ...state, 'identity.source_record': records }
}

describe('a merge by hand', () => {
  test('makes two relations one: values, search and facts of both; the old id leads to it', async () => {
    const winner = await people.add({ emails: ['blijver@example.org'] })
    const loser = await people.add({ emails: ['ganger@example.org'], source: 'Theater' })
    await note(loser, 'Belde over de kaart')
    const { page: merged } = await merge(winner, loser)
    expect(merged.relation).toMatchObject({ id: winner, emails: ['blijver@example.org', 'ganger@example.org'] })
    expect(merged.roles).toHaveLength(2)
    expect(await page(loser)).toMatchObject({ relation: { id: winner }, redirectedFrom: loser })
    expect((await page(winner)).redirectedFrom).toBeUndefined()
    expect(await found('ganger@example.org')).toEqual([winner])
    expect(await notesOf(loser)).toEqual(['Belde over de kaart'])
    const listed = (await manager('GET', '/relations?limit=100')).json().items.map((item: any) => item.id)
    expect(listed).toContain(winner)
    expect(listed).not.toContain(loser)
    const sources = (await manager('GET', `/relations/${loser}/sources`)).json()
    expect(sources.records).toHaveLength(2)
  })

  test('is undone exactly, with choices, roles, links and notes', async () => {
    const [winner, loser, third] = [await people.add(), await people.add({ source: 'Theater' }), await people.add()]
    const [type] = (await manager('GET', '/link-types')).json().items
    for (const id of [winner, loser])
      await manager('POST', `/relations/${id}/links`, { linkTypeId: type.id, otherId: third, isReversed: false })
    await manager('POST', `/relations/${winner}/links`, { linkTypeId: type.id, otherId: loser, isReversed: false })
    await note(loser, 'Van de ganger')
    const before = await stateOf(app)
    const { mergeId } = await merge(winner, loser, { choices: [{ field: 'name', relationId: loser }] })
    const merged = await page(winner)
    expect(merged.links.map((link: any) => link.other.id)).toEqual([third])
    expect(await stateOf(app)).not.toEqual(before)
    expect((await undo(mergeId)).json().relationIds.toSorted()).toEqual([winner, loser].toSorted())
    expect(withoutChoices(await stateOf(app))).toEqual(before)
    expect((await undo(mergeId)).json().code).toBe('identity.merge_undone')
  })

  test('shows the values that somebody chose, until it is undone; what the rules give anyway is not recorded', async () => {
    const winner = await people.add({ website: 'https://blijver.example' })
    const loser = await people.add({ website: 'https://ganger.example', source: 'Theater' })
    const { mergeId, page: merged } = await merge(winner, loser, {
      choices: [
        { field: 'website', relationId: loser },
        { field: 'name', relationId: winner },
      ],
    })
    expect(merged.relation.website).toBe('https://ganger.example')
    const { provenance } = (await manager('GET', `/relations/${winner}/sources`)).json()
    const reasons = Object.fromEntries(provenance.map((one: any) => [one.field, one.reason]))
    expect(reasons).toMatchObject({ website: 'by_hand', name: 'most_trusted' })
    await undo(mergeId)
    expect((await page(winner)).relation.website).toBe('https://blijver.example')
  })

  test('leaves what came later where it was added, also when it is undone months later', async () => {
    const [winner, loser] = [await people.add(), await people.add()]
    await note(loser, 'Vooraf')
    const { mergeId } = await merge(winner, loser)
    await note(loser, 'Achteraf, via het oude adres')
    await manager('PATCH', `/relations/${loser}/fields`, {
      change: { field: 'website', value: 'https://later.example' },
      expected: null,
    })
    app.clock.set('2026-09-02T09:00:00.000Z')
    await app.inTransaction((ctx) => undoMerge(ctx, { id: mergeId }, others))
    app.clock.set('2026-03-02T09:00:00.000Z')
    expect(await notesOf(loser)).toEqual(['Vooraf'])
    expect(await notesOf(winner)).toEqual(['Achteraf, via het oude adres'])
    expect((await page(winner)).relation.website).toBe('https://later.example')
    expect((await page(loser)).relation.website).toBeNull()
  })

  test('keeps what was said by hand last, field by field, of either', async () => {
    const [winner, loser] = [await people.add(), await people.add()]
    const say = (id: string, field: string, value: string, expected: unknown = null) =>
      manager('PATCH', `/relations/${id}/fields`, { change: { field, value }, expected })
    app.clock.set('2026-03-02T09:01:00.000Z')
    await say(winner, 'website', 'https://oud.example')
    app.clock.set('2026-03-02T09:02:00.000Z')
    await say(loser, 'website', 'https://nieuw.example')
    await merge(winner, loser)
    app.clock.set('2026-03-02T09:03:00.000Z')
    await say(winner, 'municipality', 'Gorinchem')
    expect((await page(winner)).relation).toMatchObject({ website: 'https://nieuw.example', municipality: 'Gorinchem' })
    app.clock.set('2026-03-02T09:00:00.000Z')
  })

  test('shows beforehand what differs and what would move', async () => {
    const winner = await people.add({ birthDate: '1980-01-01' })
    const loser = await people.add({ birthDate: '1980-01-10', source: 'Theater' })
    await note(loser, 'Iets')
    const before = await stateOf(app)
    const reply = await manager('GET', `/merges/preview?winnerId=${winner}&loserId=${loser}`)
    expect(reply.statusCode).toBe(200)
    const preview = reply.json()
    const birth = preview.fields.find((one: any) => one.field === 'birthDate')
    expect(birth).toMatchObject({
      differs: true,
      values: [
        { relationId: winner, value: '1980-01-01', source: 'Bibliotheek' },
        { relationId: loser, value: '1980-01-10', source: 'Theater' },
      ],
      outcome: { value: '1980-01-01' },
    })
    expect(preview.moves).toEqual(
      expect.arrayContaining([
        { table: 'activity.interaction', rows: 1 },
        { table: 'identity.source_record', rows: 1 },
        { table: 'relations.role', rows: 1 },
      ]),
    )
    expect(preview.notSame).toBeNull()
    expect(await stateOf(app)).toEqual(before)
  })

  test('is told on the page of both, with who may undo it', async () => {
    const [winner, loser] = [await people.add(), await people.add()]
    const { mergeId } = await merge(winner, loser, { remark: 'Zelfde kaartnummer' })
    const history = async (role: 'relation_manager' | 'reader', id: string) =>
      (await app.as(role)('GET', `/relations/${id}/merges`)).json().items
    expect(await history('relation_manager', winner)).toMatchObject([
      {
        kind: 'merge',
        id: mergeId,
        by: 'Test relation_manager',
        remark: 'Zelfde kaartnummer',
        mayUndo: true,
        undone: null,
      },
    ])
    expect(await history('reader', winner)).toMatchObject([{ mayUndo: false }])
    await undo(mergeId)
    expect(await history('relation_manager', loser)).toMatchObject([
      { id: mergeId, mayUndo: false, undone: { by: 'Test relation_manager' } },
    ])
  })
})

describe('merges that build on each other', () => {
  test('are undone in any order, to what would be without them', async () => {
    const ids = [await people.add(), await people.add(), await people.add(), await people.add()] as const
    const [a, b, c, d] = ids
    const before = await stateOf(app)
    const first = await merge(a, b)
    const second = await merge(c, d)
    const third = await merge(a, c)
    expect((await page(d)).relation.id).toBe(a)
    await undo(second.mergeId)
    expect([(await page(c)).relation.id, (await page(d)).relation.id]).toEqual([a, d])
    await undo(first.mergeId)
    expect([(await page(b)).relation.id, (await page(c)).relation.id]).toEqual([b, a])
    await undo(third.mergeId)
    expect(await stateOf(app)).toEqual(before)
  })
})

describe('an import after a merge', () => {
  const list = (name: string) => `nr;naam;e-mail\n77;${name};lijst77@example.org`
  const choices = { typeKeys: ['borrower'], sourceName: 'Ledenlijst', targets: { nr: 'external_id' } } as const

  test('changes the record where it is and the values of the relation that it belongs to; undone, it belongs to its own again', async () => {
    await readIn(app, 'leden.csv', list('Jan Vroeger'), choices)
    const [{ id: loser }] = await app.query(
      `select relation_id as id from identity.source_record where external_id = '77'`,
    )
    const winner = await people.add({ name: { surname: 'Blijver' }, source: 'Theater' })
    const { mergeId } = await merge(winner, loser)
    const second = await readIn(app, 'leden.csv', list('Jan Later'), choices)
    expect(second.counts).toMatchObject({ changed: 1, new: 0 })
    expect(await found('later')).toEqual([winner])
    await undo(mergeId)
    expect(await found('later')).toEqual([loser])
    expect((await page(loser)).relation.displayName).toContain('Later')
    await act(app, second.id, 'undo')
    expect((await page(loser)).relation.displayName).toContain('Vroeger')
  })

  test('is undone exactly, also when what it made was merged since, as loser or as winner', async () => {
    const known = [await people.add(), await people.add()] as const
    const before = await stateOf(app)
    const made = await readIn(app, 'nieuw.csv', `nr;naam\n901;Kees Nieuw\n902;Piet Nieuwer`, {
      ...choices,
      sourceName: 'Nieuwe lijst',
    })
    const rows = await app.query(
      `select relation_id as id from identity.source_record where import_id = $1 order by external_id`,
      [made.id],
    )
    const [kees, piet] = [rows[0].id, rows[1].id]
    await merge(known[0], kees)
    await merge(piet, known[1])
    await merge(known[0], piet)
    expect((await page(known[1])).relation.id).toBe(known[0])
    expect((await act(app, made.id, 'undo')).state).toBe('undone')
    expect(await stateOf(app)).toEqual(before)
    expect((await manager('GET', `/relations/${kees}`)).statusCode).toBe(404)
    expect((await manager('GET', `/relations/${known[0]}/merges`)).json().items).toEqual([])
  })

  test('is undone and leaves a relation that got a note of its own, wherever that was merged to', async () => {
    const winner = await people.add()
    const made = await readIn(app, 'notitie.csv', `nr;naam\n911;Nel Notitie`, {
      ...choices,
      sourceName: 'Notitielijst',
    })
    const [{ id: loser }] = await app.query(
      `select relation_id as id from identity.source_record where import_id = $1`,
      [made.id],
    )
    await note(loser, 'Blijft')
    const { mergeId } = await merge(winner, loser)
    await act(app, made.id, 'undo')
    expect(await notesOf(winner)).toEqual(['Blijft'])
    await undo(mergeId)
    expect(await notesOf(loser)).toEqual(['Blijft'])
    expect((await page(loser)).relation.displayName).toContain('Notitie')
  })
})

describe('a merge is refused', () => {
  test('of a relation with itself, and of what is no longer two', async () => {
    const [one, other] = [await people.add(), await people.add()]
    expect((await merge(one, one)).code).toBe('identity.merge_with_itself')
    await merge(one, other)
    expect((await merge(other, one)).code).toBe('identity.merge_with_itself')
  })

  test('of a person and an organisation', async () => {
    const [person, organisation] = [
      await people.add(),
      await people.add({ kind: 'organisation', organisationName: 'De Plantage' }),
    ]
    expect((await merge(person, organisation)).code).toBe('identity.merge_kinds_differ')
  })

  test('when somebody decided that they are not the same, unless that is overruled; undone, the decision stands again', async () => {
    const [one, other] = [await people.add(), await people.add()]
    await manager('POST', '/decisions', { kind: 'not_same', relationIds: [one, other], remark: 'Vader en zoon' })
    expect((await merge(one, other)).code).toBe('identity.merge_decided_not_same')
    const { mergeId } = await merge(one, other, { overrule: true })
    const standing = async () =>
      (await manager('GET', `/decisions?relationId=${one}`))
        .json()
        .items.filter((item: any) => item.revoked === null)
        .map((item: any) => item.kind)
    expect(await standing()).toEqual(['same'])
    await undo(mergeId)
    expect(await standing()).toEqual(['not_same'])
  })

  test('when a value is chosen of a third', async () => {
    const [one, other, third] = [await people.add(), await people.add(), await people.add()]
    const before = await stateOf(app)
    expect((await merge(one, other, { choices: [{ field: 'name', relationId: third }] })).code).toBe(
      'identity.merge_choice_invalid',
    )
    expect(await stateOf(app)).toEqual(before)
  })

  test('when one of them changed since it was looked at', async () => {
    const [winner, loser] = [await people.add(), await people.add()]
    const seen = (await manager('GET', `/merges/preview?winnerId=${winner}&loserId=${loser}`)).json()
    const expected = { winner: seen.winner.changedAt, loser: seen.loser.changedAt }
    app.clock.set('2026-03-02T09:01:00.000Z')
    await manager('PATCH', `/relations/${loser}/fields`, {
      change: { field: 'website', value: 'https://net.example' },
      expected: null,
    })
    expect((await merge(winner, loser, { expected })).code).toBe('identity.merge_changed')
    app.clock.set('2026-03-02T09:00:00.000Z')
  })

  test('for a reader, another organisation, and who may not see one of the two', async () => {
    const [one, other] = [await people.add({ domain: 'education' }), await people.add()]
    expect((await app.as('reader')('POST', '/merges', { winnerId: one, loserId: other })).statusCode).toBe(403)
    const elsewhere = await app.otherTenant()
    expect((await elsewhere.as('POST', '/merges', { winnerId: one, loserId: other })).json().code).toBe(
      'relations.relation_not_found',
    )
    const { mergeId } = await merge(one, other)
    expect((await elsewhere.as('POST', `/merges/${mergeId}/undo`, {})).json().code).toBe('identity.merge_not_found')
  })
})
