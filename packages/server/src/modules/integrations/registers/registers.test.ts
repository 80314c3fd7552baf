import type { RelationSchool } from '@klantregie/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { FIRST, FOURTH, SECOND, THIRD } from '../testing/register-editions.ts'
import { list, registerScene } from '../testing/register-scene.ts'

let app: TestApp
let scene: ReturnType<typeof registerScene>
beforeAll(async () => {
  app = await testApp()
  scene = registerScene(app)
})
const made = {
  get: (code: string) => scene.made.get(code),
  set: (code: string, id: string) => scene.made.set(code, id),
}

describe('the first edition', () => {
  let id: string
  beforeAll(async () => {
    id = await scene.upload(list(...FIRST), '2025-08-01')
  })

  test('is compared and changes nothing until somebody says so', async () => {
    const shown = await scene.show(id)
    expect(shown).toMatchObject({
      isFirst: true,
      same: 0,
      counts: [{ kind: 'new', locations: 5, relations: 0 }],
      edition: {
        register: 'schools_primary',
        state: 'ready',
        rows: 6,
        refused: [{ reason: 'code', count: 1, rowNumbers: [7] }],
      },
    })
    expect((await scene.ask()('GET', '/school-locations')).json()).toMatchObject({ total: 0 })
  })

  test('is the register once it was carried out, counted by board, school and location', async () => {
    await scene.deed(`/register-editions/${id}/apply`)
    const { schools, product } = (await scene.ask()('GET', '/registers')).json()
    expect(schools[0]).toMatchObject({ key: 'schools_primary', boards: 2, schools: 5, locations: 5, closed: 0 })
    expect(schools[0].current.id).toBe(id)
    expect(product.map(({ key, rows }: { key: string; rows: number }) => [key, rows])).toEqual([
      ['areas', 4053],
      ['ages', 4053],
      ['municipalities', 342],
      ['former_municipalities', 89],
    ])
  })

  test('is carried out once', async () => {
    expect((await scene.ask()('POST', `/register-editions/${id}/apply`)).json().code).toBe(
      'integrations.register_edition_wrong_state',
    )
  })
})

describe('relations out of the register', () => {
  test('those of a municipality that are no relation yet, page by page', async () => {
    const page = (await scene.ask()('GET', '/school-locations?municipalities=0216&without=relation&limit=3')).json()
    expect(page).toMatchObject({ total: 5, next: '17XX00' })
    const rest = (
      await scene.ask()('GET', `/school-locations?municipalities=0216&without=relation&limit=3&after=${page.next}`)
    ).json()
    expect(rest.items.map(({ code }: { code: string }) => code)).toEqual(['18YY00', '19ZZ00'])
    expect((await scene.ask()('GET', '/school-locations?municipalities=0114')).json().total).toBe(0)
    expect(
      (await app.as('administrator')('PUT', '/segments/working-area', { municipalities: ['0216'] })).statusCode,
    ).toBe(200)
    expect((await scene.ask()('GET', '/school-locations?within=working_area&limit=1')).json()).toMatchObject({
      total: 5,
      within: ['Culemborg'],
    })
  })

  test('a relation says where it came from and stands below its school and its board', async () => {
    const id = await scene.makeRelation('16AH00', true)
    expect(await scene.relation(id)).toMatchObject({
      organisationName: 'De Brug',
      municipality: 'Culemborg',
      addresses: [{ street: 'Kade', houseNumber: '1', postcode: '4101 AB', place: 'Culemborg' }],
      identifiers: [{ scheme: 'brin_location', value: '16AH00' }],
    })
    const school = (await scene.ask()('GET', `/relations/${id}/school`)).json() as RelationSchool
    expect(school.linked[0]).toMatchObject({
      denomination: 'Openbaar',
      school: { code: '16AH', relation: { name: 'De Brug' } },
      governor: { code: '10249', relation: { name: 'Bevoegd gezag 10249' } },
    })
    const links = (await scene.ask()('GET', `/relations/${id}/links`)).json().items
    expect(links.map(({ linkTypeKey }: { linkTypeKey: string }) => linkTypeKey)).toEqual(['location_of'])
    const sources = (await scene.ask()('GET', '/sources')).json().items
    expect(sources.map(({ name }: { name: string }) => name)).toContain('Scholenregister (DUO)')
  })

  test('the next of that board only gets links; the same again is refused', async () => {
    const { made: count } = await scene.deed('/school-locations/16BX00/relation', { withParents: true })
    expect(count).toBe(2)
    expect((await scene.ask()('POST', '/school-locations/16BX00/relation', { withParents: false })).json().code).toBe(
      'integrations.location_is_relation',
    )
    made.set('16BX00', (await scene.ask()('GET', '/school-locations?q=16BX00')).json().items[0].relation.id)
  })

  test('a relation at an address of the register is offered it; two schools on one campus are both told, not guessed', async () => {
    const at = (postcode: string, houseNumber: string) => ({
      kind: 'organisation',
      organisationName: `Iets aan ${postcode}`,
      addresses: [{ use: 'visit', street: 'X', houseNumber, postcode, place: 'Culemborg', country: 'NL' }],
    })
    const alone = (await scene.deed('/relations', at('4104gh', '1'))).relation.id as string
    const campus = (await scene.deed('/relations', at('4103 EF', '1'))).relation.id as string
    const elsewhere = (await scene.deed('/relations', at('4104 GH', '2'))).relation.id as string
    const offersOf = async (id: string) =>
      ((await scene.ask()('GET', `/relations/${id}/school`)).json() as RelationSchool).offers.map(({ code }) => code)
    expect(await offersOf(alone)).toEqual(['19ZZ00'])
    expect(await offersOf(campus)).toEqual(['17XX00', '18YY00'])
    expect(await offersOf(elsewhere)).toEqual([])
    await scene.deed(`/relations/${alone}/school`, { code: '19ZZ00' })
    await scene.deed(`/relations/${campus}/school`, { code: '17XX00' })
    expect(await scene.numbersOf(alone)).toEqual(['19ZZ00'])
    made.set('19ZZ00', alone).set('17XX00', campus)
    expect((await scene.ask()('POST', `/relations/${elsewhere}/school`, { code: '19ZZ00' })).json().code).toBe(
      'relations.identifier_taken',
    )
  })
})

describe('a newer edition', () => {
  let id: string
  beforeAll(async () => {
    id = await scene.upload(list(...SECOND), '2026-02-01')
  })

  test('tells in numbers what is different and how many relations that touches', async () => {
    const { counts, same, isFirst } = await scene.show(id)
    const told = Object.fromEntries(counts.map(({ kind, locations, relations }) => [kind, [locations, relations]]))
    expect(told).toEqual({ new: [1, 0], renamed: [1, 1], merged: [1, 1], moved: [1, 1], board: [1, 1] })
    expect({ same, isFirst }).toEqual({ same: 1, isFirst: false })
    const { items } = await scene.changesOf(id, 'merged')
    expect(items[0]).toMatchObject({
      code: '16BX00',
      after: { successor: '16AH01', closedOn: '2026-02-01' },
      candidates: [
        { code: '16AH01', isSameAddress: true },
        { code: '16AH00', isSameAddress: false },
      ],
      relations: [{ id: made.get('16BX00'), name: 'De Boog' }],
    })
  })

  test('gives each relation an event and a proposal, and writes over nothing', async () => {
    expect(await scene.deed(`/register-editions/${id}/apply`)).toEqual({ proposals: 5 })
    expect(
      (await scene.timeline(made.get('16BX00')!)).map(({ sentence, values }) => [sentence, values['successor']]),
    ).toEqual([['timeline.register.merged', '16AH01']])
    expect((await scene.relation(made.get('16AH00')!)).organisationName).toBe('De Brug')
    const waiting = await scene.proposals()
    expect(waiting.map(({ kind, relation: { name } }) => [kind, name]).toSorted()).toEqual([
      ['board', 'Iets aan 4104gh'],
      ['merged', 'De Boog'],
      ['merged', 'De Boog'],
      ['moved', 'Iets aan 4103 EF'],
      ['renamed', 'De Brug'],
    ])
    const home = (await scene.ask()('GET', '/home')).json()
    expect(home.waiting).toContainEqual(expect.objectContaining({ kind: 'registers', count: 5 }))
  })

  test('is taken back in one deed: the register says what it said, and what waited is gone', async () => {
    expect(await scene.deed(`/register-editions/${id}/undo`)).toEqual({ proposals: 5 })
    expect(await scene.proposals()).toEqual([])
    expect(await scene.timeline(made.get('16BX00')!)).toEqual([])
    expect(
      (await scene.ask()('GET', '/school-locations'))
        .json()
        .items.map(({ code, name }: { code: string; name: string }) => [code, name]),
    ).toEqual([
      ['16AH00', 'De Brug'],
      ['16BX00', 'De Boog'],
      ['17XX00', 'De Linde'],
      ['18YY00', 'De Eik'],
      ['19ZZ00', 'De Es'],
    ])
  })

  test('compared before another was carried out, it has to be read again', async () => {
    const [one, other] = [
      await scene.upload(list(...SECOND), '2026-02-01'),
      await scene.upload(list(...SECOND), '2026-02-01'),
    ]
    await scene.deed(`/register-editions/${one}/apply`)
    expect(await scene.show(other)).toMatchObject({ isOutdated: true })
    expect((await scene.ask()('POST', `/register-editions/${other}/apply`)).json().code).toBe(
      'integrations.register_outdated',
    )
    await scene.deed(`/register-editions/${other}/discard`)
    const again = await scene.show(await scene.upload(list(...SECOND), '2026-02-01'))
    expect(again).toMatchObject({ same: 5, counts: [] })
  })
})

describe('carrying out', () => {
  const of = async (code: string, kind: string) => {
    const found = (await scene.proposals(`relationId=${made.get(code)!}`)).find((one) => one.kind === kind)
    if (!found) throw new Error(`No proposal ${kind} for ${code}.`)
    return found
  }

  test('a merged school goes on as its successor: with its number, name and people', async () => {
    const proposal = await of('16BX00', 'merged')
    expect(proposal.deeds).toEqual([
      { deed: 'number', now: '16BX00', then: '16AH01' },
      { deed: 'name', now: 'De Boog', then: 'Kindcentrum De Brug, Laan' },
    ])
    await scene.settle(proposal)
    const id = made.get('16BX00')!
    expect((await scene.relation(id)).organisationName).toBe('Kindcentrum De Brug, Laan')
    expect((await scene.numbersOf(id)).toSorted()).toEqual(['16AH01', '16BX00'])
    expect(
      (await scene.ask()('POST', `/register-proposals/${proposal.id}/settlements`, { deed: 'dismiss' })).json().code,
    ).toBe('integrations.proposal_settled')
  })

  test('a move replaces nothing that somebody typed otherwise meanwhile', async () => {
    const proposal = await of('17XX00', 'moved')
    const id = made.get('17XX00')!
    expect(proposal.deeds).toEqual([
      { deed: 'address', now: 'X 1, 4103 EF Culemborg', then: 'Markt 9, 4105 JK Culemborg' },
    ])
    const { addresses } = await scene.relation(id)
    const typed = [
      { use: 'visit', street: 'Eigen weg', houseNumber: '7', postcode: '4106 LM', place: 'Culemborg', country: 'NL' },
    ]
    await scene.ask()('PATCH', `/relations/${id}/fields`, {
      change: { field: 'addresses', value: typed },
      expected: addresses,
    })
    expect(
      (
        await scene.ask()('POST', `/register-proposals/${proposal.id}/settlements`, {
          deed: 'carry_out',
          expected: proposal.deeds,
        })
      ).json().code,
    ).toBe('integrations.proposal_changed')
    const now = await of('17XX00', 'moved')
    expect(now.deeds).toEqual([{ deed: 'address', now: null, then: 'Markt 9, 4105 JK Culemborg' }])
    await scene.settle(now)
    expect((await scene.relation(id)).addresses.map(({ street }: { street: string }) => street)).toEqual([
      'Markt',
      'Eigen weg',
    ])
  })

  test('another board: left and joined where both are relations', async () => {
    const proposal = await of('19ZZ00', 'board')
    expect(proposal.deeds).toEqual([])
    await scene.settle(proposal)
  })

  test('a name that was changed by hand to the same is nothing to do any more', async () => {
    const id = made.get('16AH00')!
    await scene.ask()('PATCH', `/relations/${id}/fields`, {
      change: { field: 'organisationName', value: 'Kindcentrum De Brug' },
      expected: 'De Brug',
    })
    expect((await of('16AH00', 'renamed')).deeds).toEqual([])
  })

  test('another board of a school: the old link ends and the new one begins, where both are relations', async () => {
    await scene.makeRelation('18YY00', true)
    const id = await scene.upload(list(...THIRD), '2026-02-15')
    await scene.deed(`/register-editions/${id}/apply`)
    const school = (await scene.proposals()).find(
      ({ kind, relation }) => kind === 'board' && relation.name === 'De Brug',
    )!
    // The location below it hears nothing of its own: the board hangs at the school.
    expect((await scene.proposals(`relationId=${made.get('16AH00')!}`)).map(({ kind }) => kind)).toEqual(['renamed'])
    expect(school.deeds).toEqual([
      { deed: 'leave_board', now: 'Bevoegd gezag 10249', then: null },
      { deed: 'join_board', now: null, then: 'Bevoegd gezag 20000' },
    ])
    await scene.settle(school)
    const { items } = (await scene.ask()('GET', `/relations/${school.relation.id}/links`)).json() as {
      items: { linkTypeKey: string; until: string | null; other: { name: string } }[]
    }
    const boards = items.filter(({ linkTypeKey }) => linkTypeKey === 'governed_by')
    expect(boards.map(({ other, until }) => [other.name, until]).toSorted()).toEqual([
      ['Bevoegd gezag 10249', '2026-02-15'],
      ['Bevoegd gezag 20000', null],
    ])
  })

  test('a school that closes is archived; one whose successor is a relation becomes part of it', async () => {
    const id = await scene.upload(list(...FOURTH), '2026-03-01')
    const wrong = await scene.ask()('PUT', `/register-editions/${id}/changes/17XX00/successor`, { successor: '99AA00' })
    expect(wrong.json().code).toBe('integrations.location_not_found')
    const chosen = await scene.ask()('PUT', `/register-editions/${id}/changes/17XX00/successor`, {
      successor: '16AH00',
    })
    expect(chosen.statusCode, chosen.body).toBe(200)
    await scene.deed(`/register-editions/${id}/apply`)
    const merged = await of('17XX00', 'merged')
    expect(merged.deeds).toEqual([
      { deed: 'part_of', now: null, then: 'Kindcentrum De Brug' },
      { deed: 'archive', now: null, then: null },
    ])
    await scene.settle(merged)
    expect(await scene.isArchived(made.get('17XX00')!)).toBe(true)
    const closed = await of('19ZZ00', 'closed')
    expect(closed.deeds).toEqual([{ deed: 'archive', now: null, then: null }])
    await scene.deed(`/register-proposals/${closed.id}/settlements`, { deed: 'dismiss' })
    expect(await scene.isArchived(made.get('19ZZ00')!)).toBe(false)
  })
})
