import { describe, expect, test } from 'vitest'
import { mapRow } from './testing/map-row.ts'

describe('an organisation', () => {
  test('has its contact person beside it, with the address that is theirs', () => {
    const row = mapRow(
      {
        external_id: 'E1',
        organisation_name: 'De Ark',
        contact_name: 'dhr. J. van Dam',
        email: 'j.vandam@deark.nl; info@deark.nl',
      },
      { kind: 'organisation' },
    )
    expect(row.record).toEqual({ kind: 'organisation', organisationName: 'De Ark', emails: ['info@deark.nl'] })
    expect(row.satellites).toEqual([
      {
        objectType: 'contact',
        externalId: 'E1/contact',
        isMain: true,
        record: {
          kind: 'person',
          name: { original: 'dhr. J. van Dam', title: 'dhr.', initials: 'J.', prefix: 'van', surname: 'Dam' },
          emails: ['j.vandam@deark.nl'],
        },
      },
    ])
    expect(row.links).toEqual([{ type: 'contact_of', from: 0, to: 'row' }])
  })

  test('keeps an address that is both its own and the name of its owner', () => {
    const row = mapRow(
      { organisation_name: 'Bakkerij Jansen', contact_name: 'Piet Jansen', email: 'jansen@bakker.nl' },
      { kind: 'organisation' },
    )
    expect(row.record?.emails).toEqual(['jansen@bakker.nl'])
  })

  test('in a list of organisations a row with only a contact person is a person, and the reverse', () => {
    expect(mapRow({ organisation_name: '', contact_name: 'Z. Ağil' }, { kind: 'organisation' }).record).toMatchObject({
      kind: 'person',
      name: { surname: 'Ağil' },
    })
    const company = mapRow({ organisation_name: 'Garage Simdorn B.V.', contact_name: 'Sem Slegter', surname: '' })
    expect(company.record).toMatchObject({ kind: 'organisation', organisationName: 'Garage Simdorn B.V.' })
    expect(company.satellites).toHaveLength(1)
    const both = mapRow({ organisation_name: 'De Ark', first_name: 'Els', surname: 'Bos' })
    expect(both.record).toMatchObject({ kind: 'person', organisationName: 'De Ark' })
  })
})

describe('the hierarchy of DUO', () => {
  const school = { organisation_name: 'OBS De Es', brin: '16AH', brin_location: '16AH00', board_number: '10249' }
  const asOrganisation = { kind: 'organisation' as const }

  test('a location belongs to its school and the school to its board', () => {
    const row = mapRow(school, asOrganisation)
    expect(row.externalId).toBe('16AH00')
    expect(row.record?.identifiers).toEqual([{ scheme: 'brin_location', value: '16AH00' }])
    expect(row.satellites).toMatchObject([
      {
        objectType: 'school',
        externalId: '16AH',
        isMain: true,
        record: { organisationName: 'OBS De Es', identifiers: [{ scheme: 'brin', value: '16AH' }] },
      },
      {
        objectType: 'board',
        externalId: '10249',
        record: { organisationName: 'Bevoegd gezag 10249', identifiers: [{ scheme: 'board', value: '10249' }] },
      },
    ])
    expect(row.links).toEqual([
      { type: 'location_of', from: 'row', to: 0 },
      { type: 'governed_by', from: 0, to: 1 },
    ])
  })

  test('a second location does not give the school its own name', () => {
    expect(mapRow({ ...school, brin_location: '16AH01' }, asOrganisation).satellites[0]).toMatchObject({
      isMain: false,
      record: { organisationName: 'School 16AH' },
    })
  })

  test('without locations the BRIN is the row itself, governed by the board', () => {
    const row = mapRow({ organisation_name: 'OBS De Es', brin: '16AH', board_number: '10249' }, asOrganisation)
    expect(row.record?.identifiers).toEqual([{ scheme: 'brin', value: '16AH' }])
    expect(row.links).toEqual([{ type: 'governed_by', from: 'row', to: 0 }])
  })

  test('in a list of boards the number is the row itself', () => {
    const row = mapRow({ organisation_name: 'Stichting Openbaar Onderwijs', board_number: '10249' }, asOrganisation)
    expect(row).toMatchObject({
      externalId: '10249',
      satellites: [],
      record: { identifiers: [{ scheme: 'board', value: '10249' }] },
    })
  })
})
