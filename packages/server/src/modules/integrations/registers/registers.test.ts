import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { SchoolChange, RegisterEdition, RegisterProposal, RelationSchool } from '@klantregie/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'

const HEADER =
  'PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM ;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;TELEFOONNUMMER;INTERNETADRES'
type Said = { board?: string; name?: string; street?: string; number?: string; postcode?: string }
function line(
  code: string,
  { board = '10249', name = `School ${code}`, street = 'Kade', number = '1', postcode = '4101 AB' }: Said = {},
) {
  return `Gelderland;${board};${code.slice(0, 4)};${code};${name};${street};${number};${postcode};CULEMBORG;0216;CULEMBORG;Openbaar;0345512345;www.school.nl`
}
const list = (...lines: string[]) => Buffer.from([HEADER, ...lines].join('\r\n'), 'latin1')

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})

async function upload(house: TestApp, content: Buffer, datedOn: string): Promise<string> {
  const query = new URLSearchParams({ fileName: 'vestigingen.csv', datedOn })
  const reply = await house.as('relation_manager')('POST', `/register-editions?${query.toString()}`, content)
  expect(reply.statusCode, reply.body).toBe(200)
  await house.runJobs()
  return reply.json().id as string
}

type Shown = {
  edition: RegisterEdition
  isFirst: boolean
  isOutdated: boolean
  same: number
  counts: { kind: string; locations: number; relations: number }[]
  undecided: number
  seemsIncomplete: boolean
  proposals: { open: number; done: number; dismissed: number }
}
const ask = () => app.as('relation_manager')
const show = async (id: string) => (await ask()('GET', `/register-editions/${id}`)).json() as Shown
const changesOf = async (id: string, kind: string) =>
  (await ask()('GET', `/register-editions/${id}/changes?kind=${kind}`)).json() as {
    items: SchoolChange[]
    next: string | null
  }
const proposals = async (query = '') =>
  ((await ask()('GET', `/register-proposals?${query}`)).json() as { items: RegisterProposal[] }).items
async function deed(path: string, body?: unknown) {
  const reply = await ask()('POST', path, body)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json()
}
const settle = (one: RegisterProposal) =>
  deed(`/register-proposals/${one.id}/settlements`, { deed: 'carry_out', expected: one.deeds })
const relation = async (id: string) => (await ask()('GET', `/relations/${id}`)).json().relation
const timeline = async (id: string) =>
  (
    (await ask()('GET', `/relations/${id}/timeline`)).json() as {
      items: { sentence: string; values: Record<string, string> }[]
    }
  ).items.filter(({ sentence }) => sentence.startsWith('timeline.register.'))
const isArchived = async (id: string) => (await ask()('GET', `/relations/${id}`)).json().isArchived as boolean
const numbersOf = async (id: string) =>
  (await relation(id)).identifiers.map(({ value }: { value: string }) => value) as string[]

const FIRST = [
  line('16AH00', { name: 'De Brug' }),
  line('16BX00', { name: 'De Boog', street: 'Laan', number: '5', postcode: '4102 CD' }),
  line('17XX00', { board: '20000', name: 'De Linde', street: 'Plein', postcode: '4103 EF' }),
  line('18YY00', { board: '20000', name: 'De Eik', street: 'Plein', postcode: '4103 EF' }),
  line('19ZZ00', { name: 'De Es', street: 'Dijk', postcode: '4104 GH' }),
  'Gelderland;10249;16AH;;Zonder nummer;Kade;1;4101 AB;CULEMBORG;0216;CULEMBORG;Openbaar;;',
]
const made = new Map<string, string>()
async function makeRelation(code: string, withParents = false): Promise<string> {
  const { relationId } = await deed(`/school-locations/${code}/relation`, { withParents })
  made.set(code, relationId)
  return relationId
}

describe('the first edition', () => {
  let id: string
  beforeAll(async () => {
    id = await upload(app, list(...FIRST), '2025-08-01')
  })

  test('is compared and changes nothing until somebody says so', async () => {
    const shown = await show(id)
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
    expect((await ask()('GET', '/school-locations')).json()).toMatchObject({ total: 0 })
  })

  test('is the register once it was carried out, counted by board, school and location', async () => {
    await deed(`/register-editions/${id}/apply`)
    const { schools, product } = (await ask()('GET', '/registers')).json()
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
    expect((await ask()('POST', `/register-editions/${id}/apply`)).json().code).toBe(
      'integrations.register_edition_wrong_state',
    )
  })
})

describe('relations out of the register', () => {
  test('those of a municipality that are no relation yet, page by page', async () => {
    const page = (await ask()('GET', '/school-locations?municipalities=0216&without=relation&limit=3')).json()
    expect(page).toMatchObject({ total: 5, next: '17XX00' })
    const rest = (
      await ask()('GET', `/school-locations?municipalities=0216&without=relation&limit=3&after=${page.next}`)
    ).json()
    expect(rest.items.map(({ code }: { code: string }) => code)).toEqual(['18YY00', '19ZZ00'])
    expect((await ask()('GET', '/school-locations?municipalities=0114')).json().total).toBe(0)
    expect(
      (await app.as('administrator')('PUT', '/segments/working-area', { municipalities: ['0216'] })).statusCode,
    ).toBe(200)
    expect((await ask()('GET', '/school-locations?within=working_area&limit=1')).json()).toMatchObject({
      total: 5,
      within: ['Culemborg'],
    })
  })

  test('a relation says where it came from and stands below its school and its board', async () => {
    const id = await makeRelation('16AH00', true)
    expect(await relation(id)).toMatchObject({
      organisationName: 'De Brug',
      municipality: 'Culemborg',
      addresses: [{ street: 'Kade', houseNumber: '1', postcode: '4101 AB', place: 'Culemborg' }],
      identifiers: [{ scheme: 'brin_location', value: '16AH00' }],
    })
    const school = (await ask()('GET', `/relations/${id}/school`)).json() as RelationSchool
    expect(school.linked[0]).toMatchObject({
      denomination: 'Openbaar',
      school: { code: '16AH', relation: { name: 'De Brug' } },
      governor: { code: '10249', relation: { name: 'Bevoegd gezag 10249' } },
    })
    const links = (await ask()('GET', `/relations/${id}/links`)).json().items
    expect(links.map(({ linkTypeKey }: { linkTypeKey: string }) => linkTypeKey)).toEqual(['location_of'])
    const sources = (await ask()('GET', '/sources')).json().items
    expect(sources.map(({ name }: { name: string }) => name)).toContain('Scholenregister (DUO)')
  })

  test('the next of that board only gets links; the same again is refused', async () => {
    const { made: count } = await deed('/school-locations/16BX00/relation', { withParents: true })
    expect(count).toBe(2)
    expect((await ask()('POST', '/school-locations/16BX00/relation', { withParents: false })).json().code).toBe(
      'integrations.location_is_relation',
    )
    made.set('16BX00', (await ask()('GET', '/school-locations?q=16BX00')).json().items[0].relation.id)
  })

  test('a relation at an address of the register is offered it; two schools on one campus are both told, not guessed', async () => {
    const at = (postcode: string, houseNumber: string) => ({
      kind: 'organisation',
      organisationName: `Iets aan ${postcode}`,
      addresses: [{ use: 'visit', street: 'X', houseNumber, postcode, place: 'Culemborg', country: 'NL' }],
    })
    const alone = (await deed('/relations', at('4104gh', '1'))).relation.id as string
    const campus = (await deed('/relations', at('4103 EF', '1'))).relation.id as string
    const elsewhere = (await deed('/relations', at('4104 GH', '2'))).relation.id as string
    const offersOf = async (id: string) =>
      ((await ask()('GET', `/relations/${id}/school`)).json() as RelationSchool).offers.map(({ code }) => code)
    expect(await offersOf(alone)).toEqual(['19ZZ00'])
    expect(await offersOf(campus)).toEqual(['17XX00', '18YY00'])
    expect(await offersOf(elsewhere)).toEqual([])
    await deed(`/relations/${alone}/school`, { code: '19ZZ00' })
    await deed(`/relations/${campus}/school`, { code: '17XX00' })
    expect(await numbersOf(alone)).toEqual(['19ZZ00'])
    made.set('19ZZ00', alone).set('17XX00', campus)
    expect((await ask()('POST', `/relations/${elsewhere}/school`, { code: '19ZZ00' })).json().code).toBe(
      'relations.identifier_taken',
    )
  })
})

describe('a newer edition', () => {
  let id: string
  // De Brug is called otherwise; De Boog is gone and a location of 16AH stands in its building; De Linde moved; De Es has another board.
  const SECOND = [
    line('16AH00', { name: 'Kindcentrum De Brug' }),
    line('16AH01', { name: 'Kindcentrum De Brug, Laan', street: 'Laan', number: '5', postcode: '4102 CD' }),
    line('17XX00', { board: '20000', name: 'De Linde', street: 'Markt', number: '9', postcode: '4105 JK' }),
    line('18YY00', { board: '20000', name: 'De Eik', street: 'Plein', postcode: '4103 EF' }),
    line('19ZZ00', { board: '20000', name: 'De Es', street: 'Dijk', postcode: '4104 GH' }),
  ]
  beforeAll(async () => {
    id = await upload(app, list(...SECOND), '2026-02-01')
  })

  test('tells in numbers what is different and how many relations that touches', async () => {
    const { counts, same, isFirst } = await show(id)
    const told = Object.fromEntries(counts.map(({ kind, locations, relations }) => [kind, [locations, relations]]))
    expect(told).toEqual({ new: [1, 0], renamed: [1, 1], merged: [1, 1], moved: [1, 1], board: [1, 1] })
    expect({ same, isFirst }).toEqual({ same: 1, isFirst: false })
    const { items } = await changesOf(id, 'merged')
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
    expect(await deed(`/register-editions/${id}/apply`)).toEqual({ proposals: 5 })
    expect(
      (await timeline(made.get('16BX00')!)).map(({ sentence, values }) => [sentence, values['successor']]),
    ).toEqual([['timeline.register.merged', '16AH01']])
    expect((await relation(made.get('16AH00')!)).organisationName).toBe('De Brug')
    const waiting = await proposals()
    expect(waiting.map(({ kind, relation: { name } }) => [kind, name]).toSorted()).toEqual([
      ['board', 'Iets aan 4104gh'],
      ['merged', 'De Boog'],
      ['merged', 'De Boog'],
      ['moved', 'Iets aan 4103 EF'],
      ['renamed', 'De Brug'],
    ])
    const home = (await ask()('GET', '/home')).json()
    expect(home.waiting).toContainEqual(expect.objectContaining({ kind: 'registers', count: 5 }))
  })

  test('is taken back in one deed: the register says what it said, and what waited is gone', async () => {
    expect(await deed(`/register-editions/${id}/undo`)).toEqual({ proposals: 5 })
    expect(await proposals()).toEqual([])
    expect(await timeline(made.get('16BX00')!)).toEqual([])
    expect(
      (await ask()('GET', '/school-locations'))
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
      await upload(app, list(...SECOND), '2026-02-01'),
      await upload(app, list(...SECOND), '2026-02-01'),
    ]
    await deed(`/register-editions/${one}/apply`)
    expect(await show(other)).toMatchObject({ isOutdated: true })
    expect((await ask()('POST', `/register-editions/${other}/apply`)).json().code).toBe(
      'integrations.register_outdated',
    )
    await deed(`/register-editions/${other}/discard`)
    const again = await show(await upload(app, list(...SECOND), '2026-02-01'))
    expect(again).toMatchObject({ same: 5, counts: [] })
  })
})

describe('carrying out', () => {
  const of = async (code: string, kind: string) => {
    const found = (await proposals(`relationId=${made.get(code)!}`)).find((one) => one.kind === kind)
    if (!found) throw new Error(`No proposal ${kind} for ${code}.`)
    return found
  }

  test('a merged school goes on as its successor: with its number, name and people', async () => {
    const proposal = await of('16BX00', 'merged')
    expect(proposal.deeds).toEqual([
      { deed: 'number', now: '16BX00', then: '16AH01' },
      { deed: 'name', now: 'De Boog', then: 'Kindcentrum De Brug, Laan' },
    ])
    await settle(proposal)
    const id = made.get('16BX00')!
    expect((await relation(id)).organisationName).toBe('Kindcentrum De Brug, Laan')
    expect((await numbersOf(id)).toSorted()).toEqual(['16AH01', '16BX00'])
    expect(
      (await ask()('POST', `/register-proposals/${proposal.id}/settlements`, { deed: 'dismiss' })).json().code,
    ).toBe('integrations.proposal_settled')
  })

  test('a move replaces nothing that somebody typed otherwise meanwhile', async () => {
    const proposal = await of('17XX00', 'moved')
    const id = made.get('17XX00')!
    expect(proposal.deeds).toEqual([
      { deed: 'address', now: 'X 1, 4103 EF Culemborg', then: 'Markt 9, 4105 JK Culemborg' },
    ])
    const { addresses } = await relation(id)
    const typed = [
      { use: 'visit', street: 'Eigen weg', houseNumber: '7', postcode: '4106 LM', place: 'Culemborg', country: 'NL' },
    ]
    await ask()('PATCH', `/relations/${id}/fields`, {
      change: { field: 'addresses', value: typed },
      expected: addresses,
    })
    expect(
      (
        await ask()('POST', `/register-proposals/${proposal.id}/settlements`, {
          deed: 'carry_out',
          expected: proposal.deeds,
        })
      ).json().code,
    ).toBe('integrations.proposal_changed')
    const now = await of('17XX00', 'moved')
    expect(now.deeds).toEqual([{ deed: 'address', now: null, then: 'Markt 9, 4105 JK Culemborg' }])
    await settle(now)
    expect((await relation(id)).addresses.map(({ street }: { street: string }) => street)).toEqual([
      'Markt',
      'Eigen weg',
    ])
  })

  test('another board: left and joined where both are relations', async () => {
    const proposal = await of('19ZZ00', 'board')
    expect(proposal.deeds).toEqual([])
    await settle(proposal)
  })

  test('a name that was changed by hand to the same is nothing to do any more', async () => {
    const id = made.get('16AH00')!
    await ask()('PATCH', `/relations/${id}/fields`, {
      change: { field: 'organisationName', value: 'Kindcentrum De Brug' },
      expected: 'De Brug',
    })
    expect((await of('16AH00', 'renamed')).deeds).toEqual([])
  })

  test('another board of a school: the old link ends and the new one begins, where both are relations', async () => {
    await makeRelation('18YY00', true)
    const id = await upload(
      app,
      list(
        line('16AH00', { name: 'Kindcentrum De Brug', board: '20000' }),
        line('16AH01', {
          name: 'Kindcentrum De Brug, Laan',
          board: '20000',
          street: 'Laan',
          number: '5',
          postcode: '4102 CD',
        }),
        line('17XX00', { board: '20000', name: 'De Linde', street: 'Markt', number: '9', postcode: '4105 JK' }),
        line('18YY00', { board: '20000', name: 'De Eik', street: 'Plein', postcode: '4103 EF' }),
        line('19ZZ00', { board: '20000', name: 'De Es', street: 'Dijk', postcode: '4104 GH' }),
      ),
      '2026-02-15',
    )
    await deed(`/register-editions/${id}/apply`)
    const school = (await proposals()).find(({ kind, relation }) => kind === 'board' && relation.name === 'De Brug')!
    // The location below it hears nothing of its own: the board hangs at the school.
    expect((await proposals(`relationId=${made.get('16AH00')!}`)).map(({ kind }) => kind)).toEqual(['renamed'])
    expect(school.deeds).toEqual([
      { deed: 'leave_board', now: 'Bevoegd gezag 10249', then: null },
      { deed: 'join_board', now: null, then: 'Bevoegd gezag 20000' },
    ])
    await settle(school)
    const { items } = (await ask()('GET', `/relations/${school.relation.id}/links`)).json() as {
      items: { linkTypeKey: string; until: string | null; other: { name: string } }[]
    }
    const boards = items.filter(({ linkTypeKey }) => linkTypeKey === 'governed_by')
    expect(boards.map(({ other, until }) => [other.name, until]).toSorted()).toEqual([
      ['Bevoegd gezag 10249', '2026-02-15'],
      ['Bevoegd gezag 20000', null],
    ])
  })

  test('a school that closes is archived; one whose successor is a relation becomes part of it', async () => {
    const id = await upload(
      app,
      list(
        line('16AH00', { name: 'Kindcentrum De Brug', board: '20000' }),
        line('16AH01', {
          name: 'Kindcentrum De Brug, Laan',
          board: '20000',
          street: 'Laan',
          number: '5',
          postcode: '4102 CD',
        }),
        line('18YY00', { board: '20000', name: 'De Eik', street: 'Plein', postcode: '4103 EF' }),
      ),
      '2026-03-01',
    )
    const wrong = await ask()('PUT', `/register-editions/${id}/changes/17XX00/successor`, { successor: '99AA00' })
    expect(wrong.json().code).toBe('integrations.location_not_found')
    const chosen = await ask()('PUT', `/register-editions/${id}/changes/17XX00/successor`, { successor: '16AH00' })
    expect(chosen.statusCode, chosen.body).toBe(200)
    await deed(`/register-editions/${id}/apply`)
    const merged = await of('17XX00', 'merged')
    expect(merged.deeds).toEqual([
      { deed: 'part_of', now: null, then: 'Kindcentrum De Brug' },
      { deed: 'archive', now: null, then: null },
    ])
    await settle(merged)
    expect(await isArchived(made.get('17XX00')!)).toBe(true)
    const closed = await of('19ZZ00', 'closed')
    expect(closed.deeds).toEqual([{ deed: 'archive', now: null, then: null }])
    await deed(`/register-proposals/${closed.id}/settlements`, { deed: 'dismiss' })
    expect(await isArchived(made.get('19ZZ00')!)).toBe(false)
  })
})

test('what is no list of DUO is told, and its file is let go', async () => {
  const id = await upload(app, Buffer.from('naam;plaats\r\nJan;Tiel\r\n'), '2026-02-01')
  expect((await show(id)).edition).toMatchObject({ state: 'failed', problem: 'not_duo' })
  expect(await app.query('select file_id from integrations.register_edition where id = $1', [id])).toEqual([
    { file_id: null },
  ])
})

test('the real list: 6,804 locations of today’s municipalities, and the same again changes nothing', async () => {
  const other = await app.otherTenant()
  const file = readFileSync(resolve(import.meta.dirname, '../../../../test-data/duo/03-alle-vestigingen-bo.csv'))
  const bring = async (datedOn: string): Promise<Shown> => {
    const reply = await other.as('POST', `/register-editions?fileName=duo.csv&datedOn=${datedOn}`, file)
    await app.runJobs()
    return (await other.as('GET', `/register-editions/${reply.json().id as string}`)).json() as Shown
  }
  const first = await bring('2026-04-01')
  expect(first).toMatchObject({ edition: { rows: 6804, refused: [] }, counts: [{ kind: 'new', locations: 6804 }] })
  expect((await other.as('POST', `/register-editions/${first.edition.id}/apply`)).statusCode).toBe(200)
  expect(await bring('2026-04-02')).toMatchObject({ same: 6804, counts: [], isFirst: false })
  // Aalburg, Werkendam and Woudrichem in the list; Altena today.
  const altena = (await other.as('GET', '/school-locations?municipalities=1959&limit=1')).json()
  expect(altena.total).toBe(30)
}, 120_000)

describe('rights', () => {
  test.each([
    ['reader', 'GET', '/registers'],
    ['front_office', 'GET', '/school-locations'],
    ['front_office', 'POST', '/register-editions?fileName=x&datedOn=2026-01-01'],
    ['reader', 'POST', '/school-locations/16AH00/relation'],
  ] as const)('%s may not %s %s', async (role, method, path) => {
    const body = method === 'POST' && path.includes('relation') ? { withParents: false } : Buffer.from('x')
    expect((await app.as(role)(method, path, method === 'GET' ? undefined : body)).statusCode).toBe(403)
  })

  test('another organisation sees nothing of it', async () => {
    const other = await app.otherTenant()
    expect((await other.as('GET', '/school-locations')).json().total).toBe(0)
    const [{ id }] = await app.query('select id from integrations.register_edition limit 1')
    expect((await other.as('GET', `/register-editions/${id}`)).json().code).toBe(
      'integrations.register_edition_not_found',
    )
  })
})
