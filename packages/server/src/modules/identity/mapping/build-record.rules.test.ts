import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MappingTarget, RelationRecord } from '@klantregie/contract'
import type { ColumnMapping, RowProblemCode } from '@klantregie/contract'
import { compileMapping, keyTarget } from './build-record.rules.ts'
import type { MappingOptions } from './build-record.rules.ts'
import { proposeMapping } from './columns.rules.ts'
import { mapRow } from './testing/map-row.ts'
import { sampleList } from './testing/sample-lists.ts'

const options: MappingOptions = { kind: 'person', today: '2026-03-01', country: 'NL' }

describe('a person', () => {
  test.each([
    ['m', 'dhr.'],
    ['Man', 'dhr.'],
    ['V', 'mw.'],
    ['vrouw', 'mw.'],
    ['onbekend', undefined],
    ['X', undefined],
    ['drs.', 'drs.'],
  ])('whose sex or title is "%s" is addressed as %s', (title, addressed) => {
    expect(mapRow({ title, surname: 'Graaf' }).record?.name?.title).toBe(addressed)
  })

  test('with every part in a column of its own', () => {
    const { record, externalId, problems } = mapRow({
      external_id: 'K1',
      title: 'mw.',
      first_name: 'Anke',
      prefix: 'de',
      surname: 'Graaf',
      birth_date: '1-2-1980',
      email: 'Anke@Voorbeeld.nl',
      phone: '06 12345678',
      street: 'Kerkstraat',
      house_number: '12-A',
      postcode: '1234ab',
      place: 'UTRECHT',
      country: 'Nederland',
      language: 'nl_NL',
      role_from: '3 mrt 2020',
    })
    expect(problems).toEqual([])
    expect(externalId).toBe('K1')
    expect(record).toEqual({
      kind: 'person',
      name: { title: 'mw.', firstName: 'Anke', prefix: 'de', surname: 'Graaf' },
      birthDate: '1980-02-01',
      emails: ['anke@voorbeeld.nl'],
      phones: [{ number: '+31612345678', kind: 'mobile', isValid: true }],
      addresses: [
        {
          use: 'visit',
          street: 'Kerkstraat',
          houseNumber: '12',
          addition: 'A',
          postcode: '1234 AB',
          place: 'Utrecht',
          country: 'NL',
        },
      ],
      language: 'nl',
      roleFrom: '2020-03-03',
    })
  })

  test('with the full name in one column keeps the original, and other columns add to it', () => {
    expect(mapRow({ full_name: 'Berg, J. van den', call_name: 'Joep' }).record?.name).toEqual({
      original: 'Berg, J. van den',
      initials: 'J.',
      callName: 'Joep',
      prefix: 'van den',
      surname: 'Berg',
    })
    expect(mapRow({ full_name: 'John Doe III', surname: 'Doe', first_name: 'John' }).record?.name).toEqual({
      original: 'John Doe III',
      firstName: 'John',
      surname: 'Doe',
    })
  })

  test('with postcode and place in one cell, or only a place', () => {
    expect(mapRow({ surname: 'Bos', postcode: '3906VP Veenendaal' }).record?.addresses).toEqual([
      { use: 'visit', postcode: '3906 VP', place: 'Veenendaal' },
    ])
    expect(mapRow({ surname: 'Bos', postcode: 'Tilburg' }).record?.addresses).toEqual([
      { use: 'visit', place: 'Tilburg' },
    ])
  })

  test('with a post address beside the other', () => {
    const { record } = mapRow({
      surname: 'Bos',
      address_line: 'Kade 3',
      post_street: 'Postbus',
      post_house_number: '12',
      post_place: 'Ede',
    })
    expect(record?.addresses).toEqual([
      { use: 'visit', street: 'Kade', houseNumber: '3' },
      { use: 'post', street: 'Postbus', houseNumber: '12', place: 'Ede' },
    ])
  })

  test('from Belgium has a Belgian telephone and postcode', () => {
    const { record } = mapRow({ surname: 'Peeters', postcode: '1000', phone: '0475 12 34 56', country: 'België' })
    expect(record).toMatchObject({
      phones: [{ number: '+32475123456' }],
      addresses: [{ postcode: '1000', country: 'BE' }],
    })
  })

  test('born on a day that a spreadsheet turned into a number', () => {
    expect(mapRow({ surname: 'Bos', birth_date: '18495' }).record?.birthDate).toBe('1950-08-20')
  })

  test('without a name is accepted when it can be reached', () => {
    expect(mapRow({ email: 'a@b.nl' })).toMatchObject({
      isRejected: false,
      record: { kind: 'person', emails: ['a@b.nl'] },
    })
    expect(mapRow({ surname: '', phone: '0612345678' }).isRejected).toBe(false)
  })
})

describe('a value that cannot be right does not cost the row', () => {
  test.each<readonly [MappingTarget, string, RowProblemCode]>([
    ['email', 'jan at voorbeeld', 'value.email_invalid'],
    ['birth_date', '31-02-1980', 'value.date_impossible'],
    ['birth_date', '01-01-2027', 'value.date_impossible'],
    ['birth_date', '1980', 'value.date_invalid'],
    ['postcode', '12345678 X', 'value.postcode_invalid'],
    ['kvk', '12', 'value.kvk_invalid'],
    ['rsin', '123456789', 'value.rsin_invalid'],
    ['brin', 'ABCD', 'value.brin_invalid'],
    ['place', 'x'.repeat(121), 'value.too_long'],
    ['street', '#REF!', 'value.formula_error'],
  ])('%s "%s" is reported and left out', (target, value, code) => {
    const { record, problems, isRejected } = mapRow({ surname: 'Bos', [target]: value })
    expect(isRejected).toBe(false)
    expect(record).toEqual({ kind: 'person', name: { surname: 'Bos' } })
    expect(problems).toEqual([{ code, column: 1, header: target, value }])
  })

  test('a telephone that cannot be called stays as written', () => {
    const { record, problems } = mapRow({ surname: 'Bos', phone: '06-00000000' })
    expect(record?.phones).toEqual([{ number: '06-00000000', kind: 'unknown', isValid: false }])
    expect(problems).toMatchObject([{ code: 'value.phone_invalid' }])
  })

  test.each(['-', 'NULL', 'n.v.t.', 'onbekend', '00-00-0000'])('"%s" is an empty cell, not a mistake', (nothing) => {
    expect(
      mapRow({ surname: 'Bos', birth_date: nothing, email: nothing === '00-00-0000' ? '' : nothing }),
    ).toMatchObject({ problems: [], record: { name: { surname: 'Bos' } } })
  })
})

describe('a row is rejected', () => {
  test.each<readonly [string, Partial<Record<MappingTarget, string>>, RowProblemCode]>([
    ['when nothing is in it', { surname: ' ', email: '' }, 'row.empty'],
    ['when nothing says whom it is about', { place: 'Ede', surname: '@%#' }, 'row.no_name'],
    ['when it lacks the key that was chosen', { external_id: '', surname: 'Bos' }, 'row.key_missing'],
    ['when it has only a key', { external_id: '12', surname: '' }, 'row.no_name'],
  ])('%s', (_why, cells, code) => {
    const mapped = mapRow(cells)
    expect(mapped).toMatchObject({ isRejected: true, record: null, satellites: [] })
    expect(mapped.problems[0]?.code).toBe(code)
  })
})

test('without a column for it the key of a row is what is unique by nature', () => {
  const columns = (targets: readonly MappingTarget[]) =>
    targets.map((target, column) => ({ column, header: target, target }))
  expect(keyTarget(columns(['surname', 'card_number']))).toBe('card_number')
  expect(keyTarget(columns(['brin', 'external_id']))).toBe('external_id')
  expect(keyTarget(columns(['email']))).toBeUndefined()
  expect(mapRow({ card_number: 'BIB-1', surname: 'Bos' }).externalId).toBe('BIB-1')
})

const real = [
  'duo-vestigingen-30',
  'koha-borrowers-30',
  ...['bibliotheek-leden', 'educatie-contacten', 'nieuwsbrief', 'sponsoren-vrienden', 'ticketing'].flatMap((list) => [
    `${list}-1`,
    `${list}-2`,
  ]),
]

test.each(real)('every row of %s becomes a record that fits the contract', (list) => {
  const { headers, rows } = sampleList(list, list.startsWith('duo') ? 'latin1' : 'utf8')
  const mapper = compileMapping(proposeMapping(headers, rows), {
    ...options,
    kind: /duo|educatie/.test(list) ? 'organisation' : 'person',
  })
  for (const cells of rows) {
    const row = mapper(cells)
    expect(row.isRejected).toBe(false)
    expect(row.externalId).not.toBeNull()
    for (const record of [row.record, ...row.satellites.map((satellite) => satellite.record)])
      expect(() => RelationRecord.parse(record)).not.toThrow()
  }
})

test('whatever a cell holds, the record fits the contract', () => {
  const targets = MappingTarget.options
  const columns = targets.map((target, column): ColumnMapping => ({ column, header: target, target }))
  const mapper = compileMapping(columns, options)
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '',
      '16AH',
      '16AH00',
      '12-3-1980',
      "van 't",
      'a@b.nl',
      '06-12345678',
      'x'.repeat(500),
      'J.P.',
      'de Vries-Bos',
    ),
  )
  fc.assert(
    fc.property(fc.array(cell, { minLength: targets.length, maxLength: targets.length }), (cells) => {
      const { record, satellites, isRejected } = mapper(cells)
      expect(record === null).toBe(isRejected)
      for (const one of [record, ...satellites.map((satellite) => satellite.record)])
        if (one !== null) RelationRecord.parse(one)
    }),
    { numRuns: 300 },
  )
})
