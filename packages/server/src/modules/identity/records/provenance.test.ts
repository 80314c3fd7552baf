import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { readIn } from '../testing/importing.ts'

let app: TestApp
let id: string
beforeAll(async () => {
  app = await testApp()
  const list = [
    'nr;naam;e-mail;mobiel;postcode;huisnummer;geboortedatum;woont bij',
    '4711;Bos;bos@example.org;06-12345678;4231 AB;12;1980-05-05;geheim adres in Zwolle',
  ].join('\n')
  await readIn(app, 'raw.csv', list, { sourceName: 'Leden', typeKeys: ['borrower'], targets: { 'woont bij': 'keep' } })
  id = (await app.query(`select id from relations.relation where email = 'bos@example.org'`))[0].id
})
afterEach(async () => {
  await app.query('delete from governance.field_right')
  await app.query(`update admin.app_user set domain_ids = '{}'`)
})

type View = { externalId: string; isWithheld: boolean; cells: { name: string; value: string; field?: string }[] }
const records = async (role: 'reader' | 'relation_manager' = 'reader', of = id): Promise<View[]> =>
  (await app.as(role)('GET', `/relations/${of}/sources`)).json().records
const headers = async (...asked: Parameters<typeof records>) =>
  (await records(...asked))[0]!.cells.map(({ name }) => name)
const limit = (access: 'hidden' | 'masked', ...fields: string[]) =>
  app.query(
    `insert into governance.field_right (subject_kind, subject_key, domain_id, field_key, access)
     select 'role', 'reader', d.id, f, $1 from governance.domain d cross join unnest($2::text[]) f`,
    [access, fields],
  )

describe('what came in, column by column', () => {
  test('whole to who reads everything', async () => {
    const [record] = await records()
    expect(record).toMatchObject({ externalId: '4711', isWithheld: false })
    expect(await headers()).toEqual([
      'nr',
      'naam',
      'e-mail',
      'mobiel',
      'postcode',
      'huisnummer',
      'geboortedatum',
      'woont bij',
    ])
  })
  test.each(['hidden', 'masked'] as const)(
    'without the columns of fields that are %s, and without what was not understood',
    async (access) => {
      await limit(access, 'emails', 'addresses')
      const [record] = await records()
      expect(record).toMatchObject({ externalId: '', isWithheld: true })
      expect(await headers()).toEqual(['naam', 'mobiel', 'geboortedatum'])
      expect(JSON.stringify(record)).not.toMatch(/bos@|4231|Zwolle|4711/)
    },
  )
  test('nothing of a list for a domain that the reader does not see', async () => {
    const [other] = await app.query(
      `select d.id from governance.domain d where d.id <> (select domain_id from identity.source_record where relation_id = $1)`,
      [id],
    )
    // A second role keeps the relation in sight, and the list of the first out of it.
    const type = (
      await app.query('select id from governance.relation_type where domain_id = $1 limit 1', [other.id])
    )[0]
    const given = await app.as('administrator')('POST', `/relations/${id}/roles`, { typeId: type.id })
    expect(given.statusCode, given.body).toBe(200)
    await app.query(`update admin.app_user set domain_ids = array[$1::uuid] where role = 'reader'`, [other.id])
    expect(await records()).toMatchObject([{ cells: [], externalId: '', isWithheld: true }])
    await app.query(`update admin.app_user set domain_ids = '{}' where role = 'reader'`)
  })
  test('of somebody under protection the name and the numbers only, until they are shown for a reason', async () => {
    const manager = app.as('relation_manager')
    await manager('POST', `/relations/${id}/protection`, { reason: 'Wordt bedreigd', reviewOn: '2027-01-01' })
    expect(await headers('relation_manager')).toEqual(['naam'])
    await manager('POST', `/relations/${id}/unmask`, { reason: 'Brief over het pasje' })
    expect(await headers('relation_manager')).toHaveLength(8)
    await manager('POST', `/relations/${id}/protection/end`, { reason: 'Niet meer nodig' })
  })
})

test('a list read in again with other meanings follows those', async () => {
  const list = 'nr;naam;extra\n5;Vos;vos@example.org'
  await readIn(app, 'meaning.csv', list, { sourceName: 'Duiding', targets: { extra: 'keep' } })
  const of = (await app.query(`select id from relations.relation where display_name = 'Vos'`))[0].id
  await limit('hidden', 'phones')
  expect(await headers('reader', of)).toEqual(['naam'])
  const source = (await app.as('reader')('GET', '/sources')).json().items.find(({ name }: any) => name === 'Duiding')
  await readIn(app, 'meaning.csv', list, { sourceId: source.id, sourceName: null, targets: { extra: 'email' } })
  expect(await headers('reader', of)).toEqual(['naam', 'extra'])
})

test('a record made by hand is told in words, with what somebody emptied', async () => {
  const made = await app.as('front_office')('POST', '/relations', {
    kind: 'person',
    name: { firstName: 'Joke', prefix: 'van', surname: 'Hand' },
    phones: ['0612345679'],
    website: 'https://hand.example',
    addresses: [{ use: 'visit', street: 'Kerkstraat', houseNumber: '1', postcode: '4231AB', place: 'Meerkerk' }],
  })
  const of = made.json().relation.id as string
  await app.as('front_office')('PATCH', `/relations/${of}/fields`, {
    change: { field: 'website', value: null },
    expected: 'https://hand.example',
  })
  expect((await records('reader', of))[0]!.cells).toEqual([
    { name: 'name', value: 'Joke van Hand', field: 'name' },
    { name: 'phones', value: '+31612345679', field: 'phones' },
    { name: 'addresses', value: 'Kerkstraat 1, 4231 AB Meerkerk', field: 'addresses' },
    { name: 'website', value: '', field: 'website' },
  ])
  await limit('hidden', 'phones', 'website')
  expect((await records('reader', of))[0]).toMatchObject({ isWithheld: true, cells: { length: 2 } })
})
