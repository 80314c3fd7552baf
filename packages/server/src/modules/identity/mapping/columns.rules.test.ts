import { describe, expect, test } from 'vitest'
import type { ColumnProposal, MappingTarget } from '@klantregie/contract'
import { describeColumns, headerKey, proposeMapping } from './columns.rules.ts'
import { sampleList } from './testing/sample-lists.ts'

const understood = (proposals: readonly ColumnProposal[]) =>
  Object.fromEntries(
    proposals.filter(({ target }) => target !== 'keep').map(({ header, target }) => [header.trim(), target]),
  )

const propose = (name: string, encoding?: 'latin1') => {
  const { headers, rows } = sampleList(name, encoding)
  return proposeMapping(headers, rows)
}

const lists: readonly (readonly [list: string, targets: Readonly<Record<string, MappingTarget>>])[] = [
  [
    'bibliotheek-leden',
    {
      Pasnummer: 'card_number',
      Naam: 'full_name',
      Roepnaam: 'call_name',
      'M/V': 'title',
      'Geb.datum': 'birth_date',
      Adres: 'address_line',
      PC: 'postcode',
      Woonplaats: 'place',
      'Tel.nr': 'phone',
      Mobiel: 'mobile',
      'E-mail': 'email',
      Ingeschreven: 'role_from',
      Vestiging: 'branch',
    },
  ],
  [
    'educatie-contacten',
    {
      Organisatie: 'organisation_name',
      Contactpersoon: 'contact_name',
      'E-mailadres': 'email',
      Telefoon: 'phone',
      Bezoekadres: 'address_line',
      'Postcode + plaats': 'postcode',
      Opmerking: 'remark',
      Nr: 'external_id',
    },
  ],
  [
    'nieuwsbrief',
    { email: 'email', naam: 'full_name', ingeschreven_op: 'role_from', postcode: 'postcode', lid_id: 'external_id' },
  ],
  [
    'sponsoren-vrienden',
    {
      Relatienr: 'external_id',
      Bedrijf: 'organisation_name',
      'T.a.v.': 'contact_name',
      'Voorl.': 'initials',
      'Tussenv.': 'prefix',
      Achternaam: 'surname',
      'Geb. datum': 'birth_date',
      Adresregel: 'address_line',
      Postcode: 'postcode',
      Plaats: 'place',
      Tel: 'phone',
      'E-mail': 'email',
    },
  ],
  [
    'ticketing',
    {
      Klantnr: 'external_id',
      Aanhef: 'title',
      Voornaam: 'first_name',
      Tussenvoegsel: 'prefix',
      Achternaam: 'surname',
      'E-mailadres': 'email',
      Telefoon: 'phone',
      Straat: 'street',
      Huisnr: 'house_number',
      Toev: 'house_number_addition',
      Postcode: 'postcode',
      Plaats: 'place',
      Land: 'country',
    },
  ],
]

describe('the lists of an organisation', () => {
  test.each(lists.flatMap(([list, targets]) => [1, 2].map((edition) => [`${list}-${edition}`, targets] as const)))(
    '%s is understood',
    (list, targets) => {
      expect(understood(propose(list))).toEqual(targets)
    },
  )

  test('the schools of DUO, with the trailing space in a header and two addresses', () => {
    expect(understood(propose('duo-vestigingen-30', 'latin1'))).toEqual({
      'BEVOEGD GEZAG NUMMER': 'board_number',
      'BRIN NUMMER': 'brin',
      VESTIGINGSNUMMER: 'brin_location',
      VESTIGINGSNAAM: 'organisation_name',
      STRAATNAAM: 'street',
      'HUISNUMMER-TOEVOEGING': 'house_number',
      POSTCODE: 'postcode',
      PLAATSNAAM: 'place',
      GEMEENTENAAM: 'municipality',
      TELEFOONNUMMER: 'phone',
      INTERNETADRES: 'website',
      'STRAATNAAM CORRESPONDENTIEADRES': 'post_street',
      'HUISNUMMER-TOEVOEGING CORRESPONDENTIEADRES': 'post_house_number',
      'POSTCODE CORRESPONDENTIEADRES': 'post_postcode',
      'PLAATSNAAM CORRESPONDENTIEADRES': 'post_place',
    })
  })

  test('the present headers of DUO mean the same', () => {
    const { headers, rows } = sampleList('duo-vestigingen-30', 'latin1')
    const renamed = headers.map((header) =>
      header.replace('BRIN NUMMER', 'INSTELLINGSCODE').replace('VESTIGINGSNUMMER', 'VESTIGINGSCODE'),
    )
    expect(understood(proposeMapping(renamed, rows))).toMatchObject({
      INSTELLINGSCODE: 'brin',
      VESTIGINGSCODE: 'brin_location',
    })
  })

  test('Koha: the borrower number is the key, passwords and ethnicity are not stored', () => {
    expect(understood(propose('koha-borrowers-30'))).toMatchObject({
      borrowernumber: 'external_id',
      cardnumber: 'card_number',
      surname: 'surname',
      firstname: 'first_name',
      address: 'address_line',
      city: 'place',
      zipcode: 'postcode',
      phone: 'phone',
      email: 'email',
      emailpro: 'email',
      dateofbirth: 'birth_date',
      branchcode: 'branch',
      dateenrolled: 'role_from',
      dateexpiry: 'role_until',
      borrowernotes: 'remark',
      password: 'skip',
      ethnicity: 'skip',
    })
    expect(propose('koha-borrowers-30').find(({ header }) => header === 'password')?.examples).toEqual([])
  })

  test('a column "name" without persons is a list of organisations', () => {
    expect(understood(propose('nz-overheidsorganisaties-30'))).toMatchObject({
      name: 'organisation_name',
      id: 'external_id',
    })
  })

  test.each([
    [
      'a contact table',
      [
        'Volledige naam',
        'Achternaam',
        'Voornaam',
        'E-mail',
        'E-mail (2)',
        'Telefoon',
        'Telefoon 2',
        'Straat',
        'Straat (2)',
        'Geboortedatum',
      ],
      ['full_name', 'surname', 'first_name', 'email', 'email', 'phone', 'phone', 'street', 'keep', 'birth_date'],
    ],
    [
      'Mailchimp',
      ['Email Address', 'First Name', 'Last Name', 'Phone Number', 'OPTIN_TIME', 'MEMBER_RATING'],
      ['email', 'first_name', 'surname', 'phone', 'role_from', 'keep'],
    ],
    [
      'pretix',
      [
        'Order code',
        'E-mail',
        'Phone number',
        'Invoice address: Company',
        'Invoice address: Name',
        'Invoice address: ZIP code',
      ],
      ['keep', 'email', 'phone', 'organisation_name', 'full_name', 'postcode'],
    ],
    [
      'Ticketmatic',
      ['customerid', 'firstName', 'middleName', 'lastName', 'languageCode', 'birthDate'],
      ['keep', 'first_name', 'prefix', 'surname', 'language', 'birth_date'],
    ],
  ] as const)('%s, from its headers alone', (_what, headers, targets) => {
    expect(proposeMapping(headers, []).map(({ target }) => target)).toEqual(targets)
  })
})

describe('contents without a header', () => {
  const rows = [
    ['Jan de Vries', '3512 AB', 'jan@voorbeeld.nl', '06-12345678', '16AH', 'van der'],
    ['Marie Jansen', '1234cd', 'marie@voorbeeld.nl', '030-1234567', '17BB', 'de'],
    ['dhr. P. Bos', '9876 ZX', 'p@bos.nl', '+31612345679', '18XX', 'van'],
  ]
  test('are recognised', () => {
    const headers = rows[0]?.map((_, index) => `kolom ${index + 1}`) ?? []
    const proposals = proposeMapping(headers, rows)
    expect(proposals.map(({ target }) => target)).toEqual(['full_name', 'postcode', 'email', 'phone', 'brin', 'prefix'])
    expect(new Set(proposals.map(({ reason }) => reason))).toEqual(new Set(['content']))
  })

  test('a telling header is not overruled by what its numbers look like', () => {
    expect(
      proposeMapping(
        ['Factuurnummer'],
        rows.map((row) => [row[3] ?? '']),
      )[0]?.target,
    ).toBe('keep')
  })

  test('a column "Adres" with e-mail addresses holds e-mail addresses', () => {
    expect(
      proposeMapping(
        ['Adres'],
        rows.map((row) => [row[2] ?? '']),
      )[0],
    ).toMatchObject({ target: 'email', reason: 'content' })
  })
})

describe('one column per target', () => {
  test('the surest column gets it, the other is kept', () => {
    const rows = [
      ['1', 'x1', '2000-01-02'],
      ['2', 'x2', '2000-02-03'],
    ]
    expect(proposeMapping(['id', 'Klantnummer', 'geboortedatum'], rows).map(({ target }) => target)).toEqual([
      'keep',
      'external_id',
      'birth_date',
    ])
  })

  test('a column that repeats is no key', () => {
    expect(proposeMapping(['Klantnr'], [['1'], ['1']])[0]?.target).toBe('keep')
    expect(proposeMapping(['Klantnr'], [['1'], ['']])[0]?.target).toBe('keep')
  })

  test('the order of the dates is decided over the whole column', () => {
    const rows = [['03/04/2020'], ['04/25/2020'], ['05/06/2021'], ['12/31/2022']]
    expect(proposeMapping(['Lid sinds'], rows)[0]).toMatchObject({ target: 'role_from', dateOrder: 'mdy' })
  })

  test('years alone are no dates, so "Sinds" with years stays unread', () => {
    expect(proposeMapping(['Sinds'], [['2001'], ['2002'], ['2010'], ['2011']])[0]?.target).toBe('keep')
  })

  test('a saved profile wins, also when columns moved', () => {
    const profile = [{ column: 0, header: 'Veld A', target: 'surname' as const }]
    expect(proposeMapping(['Naam', 'veld a'], [], { profile })[1]).toMatchObject({
      target: 'surname',
      confidence: 1,
      reason: 'profile',
    })
  })
})

test('statistics count what is filled and different, over short rows too', () => {
  const [first, second] = describeColumns(['a', 'b'], [['x', '1'], ['x'], ['y', ' ']])
  expect(first).toMatchObject({ rows: 3, filled: 3, distinct: 2, examples: ['x', 'y'] })
  expect(second).toMatchObject({ filled: 1, distinct: 1, examples: ['1'] })
})

test.each([
  ['E-mail 2', 'email', 2],
  ['E-mail (3)', 'email', 3],
  ['Telefoon2', 'telefoon', 2],
  ['Adresregel 1', 'adresregel1', 1],
  ['firstName', 'firstname', 1],
  ['Geb.datum', 'gebdatum', 1],
])('the header "%s" is compared as %s', (header, key, copy) => expect(headerKey(header)).toEqual({ key, copy }))
