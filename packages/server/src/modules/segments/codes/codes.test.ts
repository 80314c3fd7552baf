import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CodeColumns, CodeSet } from '@klantregie/contract'
import { beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { refreshAll } from '../profile/refresh.service.ts'

const LIST_2025 = `PC6;code;naam;groep;groepsnaam
4101 AB;A1;Randstedelingen;A;Stad
4101AC;A2;Buitenwonenden;A;Stad
4102ab;B1;Dorpelingen;B;Dorp
4101AB;B1;Dorpelingen;B;Dorp
onbekend;A1;Randstedelingen;A;Stad
4103AA;;;A;Stad
`
const LIST_2026 = `PC6;code;naam;groep;groepsnaam
4101AB;B1;Dorpelingen;B;Dorp
4101AC;B1;Dorpelingen;B;Dorp
`
const COLUMNS: CodeColumns = {
  ...{ keyedBy: 'postcode', postcode: 0, houseNumber: null, code: 1, name: 2, group: 3, groupName: 4 },
}

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  for (const [name, postcode, number] of [
    ['Adam', '4101 AB', '3'],
    ['Bo', '4101 AC', '4'],
    ['Cas', '4102 AB', '5'],
    ['Dirk', '9999 ZZ', '6'],
  ] as const)
    await person(name, postcode, number)
  await person('Kind', '4101 AB', '3', '2020-01-01')
  await app.inTransaction(refreshAll)
})

const ids = new Map<string, string>()

async function person(name: string, postcode: string, houseNumber: string, birthDate?: string): Promise<void> {
  const addresses = [{ use: 'visit', street: 'Kade', houseNumber, postcode, place: 'Culemborg', country: 'NL' }]
  const body = {
    kind: 'person',
    name: { firstName: name, surname: 'Test' },
    addresses,
    ...(birthDate && { birthDate }),
  }
  const reply = await app.as('administrator')('POST', '/relations', body)
  expect(reply.body).toContain(name)
  ids.set(name, reply.json().relation.id as string)
}

async function bring(name: string, text: string, columns = COLUMNS, setName = 'Whize'): Promise<string> {
  const ask = app.as('relation_manager')
  const query = new URLSearchParams({ fileName: 'lijst.csv', setName, name, datedOn: `${name}-01-01` })
  const reply = await ask('POST', `/segments/code-editions?${query.toString()}`, Buffer.from(text))
  expect(reply.statusCode, reply.body).toBe(200)
  const { id } = reply.json() as { id: string }
  await app.runJobs()
  expect((await ask('POST', `/segments/code-editions/${id}/read`, columns)).statusCode).toBe(200)
  await app.runJobs()
  return id
}

const sets = async () => (await app.as('reader')('GET', '/segments/code-sets')).json().items as CodeSet[]
const setOf = async (name: string) => (await sets()).find((one) => one.name === name)!

async function counted(keys: string[], editionId: string | null = null, setName = 'Whize'): Promise<number> {
  const { id: setId } = await setOf(setName)
  const conditions = { group: 'all', of: [{ about: 'code', setId, editionId, keys }] }
  const reply = await app.as('administrator')('POST', '/segments/count', { conditions })
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json().count as number
}

test('a list is looked at, its columns are proposed, and it is read with what was refused; after that the file is gone', async () => {
  const ask = app.as('relation_manager')
  const query = 'fileName=lijst.csv&setName=Mosaic&name=1&datedOn=2025-01-01'
  const { id } = (await ask('POST', `/segments/code-editions?${query}`, Buffer.from(LIST_2025))).json()
  await app.runJobs()
  const { sample } = (await ask('GET', `/segments/code-editions/${id as string}`)).json()
  expect(sample).toMatchObject({ count: 6, proposal: COLUMNS, headers: ['PC6', 'code', 'naam', 'groep', 'groepsnaam'] })
  const wrong = await ask('POST', `/segments/code-editions/${id as string}/read`, { ...COLUMNS, name: 1 })
  expect(wrong.json().code).toBe('segments.code_columns_wrong')
  await ask('POST', `/segments/code-editions/${id as string}/read`, COLUMNS)
  await app.runJobs()
  const [edition] = (await setOf('Mosaic')).editions
  expect(edition).toMatchObject({ state: 'ready', rows: 6, places: 3, keyedBy: 'postcode' })
  expect(edition?.refused).toEqual([
    { reason: 'other_code', count: 1, rowNumbers: [5] },
    { reason: 'no_place', count: 1, rowNumbers: [6] },
    { reason: 'no_code', count: 1, rowNumbers: [7] },
  ])
  expect(edition?.codes.map(({ key, groupKey, places }) => [key, groupKey, places])).toEqual([
    ['A', null, 2],
    ['B', null, 1],
    ['A1', 'A', 1],
    ['A2', 'A', 1],
    ['B1', 'B', 1],
  ])
  expect(readdirSync(join(app.dataDir, 'files', app.tenantId))).toEqual([])
  expect((await ask('GET', `/segments/code-editions/${id as string}`)).json()).toMatchObject({
    sample: null,
    relations: 3,
    total: 5,
  })
  expect((await ask('POST', `/segments/code-editions/${id as string}/read`, COLUMNS)).json().code).toBe(
    'segments.code_edition_wrong_state',
  )
})

test('relations are counted by a code or its group, by the edition that is current or one that is named', async () => {
  const before = await bring('2025', LIST_2025)
  const { id: setId } = await setOf('Whize')
  const conditions = { group: 'all', of: [{ about: 'code', setId, editionId: null, keys: ['A'] }] }
  expect((await app.as('reader')('POST', '/segments/count', { conditions })).json().code).toBe(
    'segments.condition_hidden',
  )
  const choose = (id: string) => app.as('administrator')('POST', `/segments/code-editions/${id}/current`)
  expect((await choose(before)).statusCode).toBe(200)
  // The child at the same address is not counted by where it lives.
  expect([await counted(['A']), await counted(['A1', 'B1']), await counted(['C'])]).toEqual([2, 2, 0])
  const after = await bring('2026', LIST_2026)
  expect(await counted(['A'])).toBe(2)
  await choose(after)
  expect([await counted(['A']), await counted(['B']), await counted(['A'], before)]).toEqual([0, 2, 2])
})

test('whoever moves gets the code of the new address', async () => {
  const { currentEditionId } = await setOf('Whize')
  expect(await counted(['B1'], currentEditionId)).toBe(2)
  const address = { use: 'visit', street: 'Kade', place: 'Culemborg', country: 'NL' }
  const id = ids.get('Dirk')!
  const { relation } = (await app.as('administrator')('GET', `/relations/${id}`)).json()
  const reply = await app.as('administrator')('PATCH', `/relations/${id}/fields`, {
    change: { field: 'addresses', value: [{ ...address, houseNumber: '7', postcode: '4101AC' }] },
    expected: relation.addresses,
  })
  expect(reply.statusCode, reply.body).toBe(200)
  await app.inTransaction(refreshAll)
  expect(await counted(['B1'], currentEditionId)).toBe(3)
})

test('a list per address asks for the same number, whatever is added to it', async () => {
  const columns: CodeColumns = {
    ...COLUMNS,
    keyedBy: 'address',
    houseNumber: 1,
    code: 2,
    name: null,
    group: null,
    groupName: null,
  }
  const id = await bring('2026', 'pc;nr;code\n4101AB;3-a;X1\n4101AC;99;X1\n', columns, 'Adressen')
  expect(await counted(['X1'], id, 'Adressen')).toBe(1)
})

test('what is no list, or says nothing, is told and leaves no file', async () => {
  await bring('2030', 'PC6;code;naam;groep;groepsnaam\nniets;A1;a;A;b\n', COLUMNS, 'Leeg')
  expect((await setOf('Leeg')).editions[0]).toMatchObject({ state: 'failed', problem: 'nothing' })
  const query = 'fileName=foto.png&setName=Foto&name=1&datedOn=2026-01-01'
  await app.as('administrator')(
    'POST',
    `/segments/code-editions?${query}`,
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]),
  )
  await app.runJobs()
  expect((await setOf('Foto')).editions[0]).toMatchObject({ state: 'failed', problem: 'unreadable' })
  expect(readdirSync(join(app.dataDir, 'files', app.tenantId))).toEqual([])
})

test('an edition that a segment uses stays; another goes with its codes, and the set with its last edition', async () => {
  const { id: setId, currentEditionId, editions } = await setOf('Whize')
  const ask = app.as('administrator')
  const conditions = { group: 'all', of: [{ about: 'code', setId, editionId: null, keys: ['A'] }] }
  const made = await ask('POST', '/segments', {
    name: 'Stad',
    description: '',
    conditions,
    audience: 'me',
    teamId: null,
  })
  expect(made.statusCode, made.body).toBe(200)
  const refused = await ask('DELETE', `/segments/code-editions/${currentEditionId!}`)
  expect(refused.json()).toMatchObject({ code: 'segments.code_in_use', details: { count: 1 } })
  const other = editions.find(({ id }) => id !== currentEditionId)!
  expect((await ask('DELETE', `/segments/code-editions/${other.id}`)).statusCode).toBe(200)
  expect(await app.query('select from segments.code_place where edition_id = $1', [other.id])).toEqual([])
  const [address] = (await setOf('Adressen')).editions
  await ask('DELETE', `/segments/code-editions/${address!.id}`)
  expect((await sets()).map(({ name }) => name)).not.toContain('Adressen')
})

test('a code gets a name and a meaning', async () => {
  const { currentEditionId } = await setOf('Whize')
  const path = `/segments/code-editions/${currentEditionId!}/codes`
  const body = { name: 'Dorpsbewoners', description: 'Wonen ruim, gaan met de auto.' }
  expect((await app.as('administrator')('PUT', `${path}/B1`, body)).statusCode).toBe(200)
  const { codes } = (await setOf('Whize')).editions[0]!
  expect(codes.find(({ key }) => key === 'B1')).toMatchObject(body)
  expect((await app.as('administrator')('PUT', `${path}/Z9`, body)).json().code).toBe('segments.code_not_found')
})

test('who may not manage codes may read them and no more', async () => {
  const { editions } = await setOf('Whize')
  const ask = app.as('reader')
  expect((await ask('GET', `/segments/code-editions/${editions[0]!.id}`)).statusCode).toBe(403)
  expect((await ask('POST', `/segments/code-editions/${editions[0]!.id}/current`)).statusCode).toBe(403)
  expect((await ask('DELETE', `/segments/code-editions/${editions[0]!.id}`)).statusCode).toBe(403)
  const other = await app.otherTenant()
  expect((await other.as('GET', '/segments/code-sets')).json().items).toEqual([])
  expect((await other.as('GET', `/segments/code-editions/${editions[0]!.id}`)).statusCode).toBe(404)
})

test('the profile of a segment tells codes of many together, small ones not', async () => {
  for (let at = 0; at < 12; at += 1) await person(`Buur${at}`, at < 6 ? '4101AB' : '8888XX', String(at))
  await app.inTransaction(refreshAll)
  const conditions = { group: 'all', of: [{ about: 'kind', oneOf: ['person'] }] }
  const made = await app.as('administrator')('POST', '/segments', {
    ...{ name: 'Allen', description: '', conditions, audience: 'me', teamId: null },
  })
  const reply = await app.as('administrator')('GET', `/segments/${made.json().id as string}/portrait/codes`)
  expect(reply.statusCode, reply.body).toBe(200)
  expect(reply.json().items).toMatchObject([
    {
      ...{ setName: 'Whize', editionName: '2026', count: 16, total: 16, isTooSmall: false },
      parts: [{ key: 'B', name: 'Dorp', count: 9, all: 9, indexOfAll: 100 }],
      unknown: { count: 7, all: 7 },
    },
  ])
})
