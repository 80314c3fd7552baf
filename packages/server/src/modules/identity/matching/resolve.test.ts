import type { RelationRecord } from '@klantregie/contract'
import { describe, expect, it } from 'vitest'
import { resolveNeighbourhood } from './neighbourhood.rules.ts'
import type { ResolveOptions } from './neighbourhood.rules.ts'
import { learnedModel, recordOf } from './testing/known-lists.ts'

const model = await learnedModel()

type Said = Omit<RelationRecord, 'kind'> & { readonly kind?: RelationRecord['kind'] }

/** What becomes of records "1", "2" …, each from a list of its own. */
function outcomeOf(records: readonly Said[], options: ResolveOptions = {}) {
  const all = records.map((said, index) => recordOf(String(index + 1), `list ${index}`, { kind: 'person', ...said }))
  const { clusters, questions } = resolveNeighbourhood(model, all, options)
  return { groups: clusters.map((group) => group.join('+')).join(' '), asks: questions.map(({ a, b }) => `${a}?${b}`) }
}

const home = (houseNumber = '12') => [
  { use: 'visit' as const, street: 'Kerkstraat', houseNumber, postcode: '3512 AB', place: 'Utrecht' },
]
const mobile = (number: string) => [{ number: `+316${number}`, kind: 'mobile' as const, isValid: true }]

describe('records that are merged without asking', () => {
  it.each<[string, Said[]]>([
    [
      'a newsletter row without a name, with a mailbox that bears the name of a member',
      [
        { name: { firstName: 'Lia', surname: 'Held', prefix: 'den' }, emails: ['lia.denheld@ziggo.nl'] },
        { emails: ['lia.denheld@ziggo.nl'] },
      ],
    ],
    [
      'a tag behind a plus and a provider misspelt are the same mailbox',
      [
        { name: { firstName: 'Emma', surname: 'Hoff' }, emails: ['emmahoff@gamil.com'] },
        { name: { firstName: 'Emma', surname: 'Hoff' }, emails: ['emmahoff+theater@gmail.com'] },
      ],
    ],
    [
      'Kees in one list is Cornelis in another',
      [
        { name: { firstName: 'Kees', surname: 'Boerhof' }, phones: mobile('12345678'), addresses: home() },
        { name: { firstName: 'Cornelis', surname: 'Boerhof' }, phones: mobile('12345678'), addresses: home() },
      ],
    ],
    [
      'first name and surname in each other’s columns',
      [
        { name: { firstName: 'Esmee', surname: 'Cupic' }, emails: ['esmee.cupic94@solcon.nl'] },
        { name: { firstName: 'Cupic', surname: 'Esmee' }, emails: ['esmee.cupic94@solcon.nl'] },
      ],
    ],
    [
      'a contact with the firm in the column of first names, whose mailbox at work bears the name',
      [
        {
          name: { title: 'Dhr.', firstName: 'Robert', surname: 'Talaperu' },
          organisationName: 'Boekhandel Barari BV',
          emails: ['robert.talaperu@boekhandelbarari.nl'],
          addresses: home('36'),
        },
        {
          name: { title: 'Dhr.', firstName: 'Boekhandel Barari B.V.', surname: 'Talaperu' },
          emails: ['r.talaperu@boekhandelbarari.nl'],
          addresses: home('36'),
        },
      ],
    ],
    [
      'a contact with the firm in the column of first names and the general mailbox, of whom there is one by that name',
      [
        {
          name: { title: 'Mevr.', firstName: 'Karin', surname: 'Heidemans' },
          organisationName: 'Bougarchouh Accountants bv',
          emails: ['karin.heidemans@bougarchouh.nl'],
          addresses: home('85'),
        },
        {
          name: { title: 'Mevr.', firstName: 'Accountants Bougarchouh B.V.', surname: 'Heidemans' },
          emails: ['info@bougarchouh.nl'],
          addresses: home('85'),
        },
      ],
    ],
    [
      'own and partner’s name in the other order',
      [
        {
          name: { firstName: 'Irene', surname: 'Wit', partnerSurname: 'Bezemer' },
          birthDate: '1975-01-13',
          addresses: home(),
        },
        {
          name: { firstName: 'Irene', surname: 'Bezemer', partnerSurname: 'Wit' },
          birthDate: '1975-01-13',
          addresses: home(),
        },
      ],
    ],
    [
      'a birth date with day and month swapped',
      [
        { name: { firstName: 'Sanne', surname: 'Kolthof' }, birthDate: '1980-04-05', addresses: home() },
        { name: { firstName: 'Sanne', surname: 'Kolthof' }, birthDate: '1980-05-04', addresses: home() },
      ],
    ],
    [
      'a text that was read in the wrong encoding',
      [
        { name: { firstName: 'Zoë', surname: 'Özkan' }, emails: ['zoe.ozkan@ziggo.nl'] },
        { name: { firstName: 'ZoÃ«', surname: 'Ã–zkan' }, emails: ['zoe.ozkan@ziggo.nl'] },
      ],
    ],
    [
      'one school under two names, with one telephone',
      [
        {
          kind: 'organisation',
          organisationName: 'OBS De Driehoek',
          addresses: home(),
          phones: [{ number: '+31302646127', kind: 'landline', isValid: true }],
        },
        {
          kind: 'organisation',
          organisationName: 'b.s. De Driehoek',
          addresses: home(),
          phones: [{ number: '+31302646127', kind: 'landline', isValid: true }],
        },
      ],
    ],
  ])('%s', (_, records) => {
    expect(outcomeOf(records).groups).toBe('1+2')
  })
})

describe('records that are not merged', () => {
  it.each<[string, Said[]]>([
    [
      'initial, surname and address: a father and a son',
      [
        { name: { initials: 'J.', surname: 'Scholte' }, addresses: home(), birthDate: '1980-03-03' },
        { name: { initials: 'J.', surname: 'Scholte' }, addresses: home() },
      ],
    ],
    [
      'a child with the mailbox of its mother',
      [
        {
          name: { initials: 'L.', surname: 'Grewal' },
          birthDate: '2022-09-07',
          emails: ['lotte.grewal@upcmail.nl'],
          addresses: home(),
        },
        { name: { firstName: 'Lotte', surname: 'Grewal' }, emails: ['lotte.grewal@upcmail.nl'], addresses: home() },
      ],
    ],
    [
      'twins of whom only the initial is known',
      [
        { name: { initials: 'E.', surname: 'Sambre' }, birthDate: '2019-06-16', addresses: home() },
        { name: { initials: 'E.', surname: 'Sambre' }, birthDate: '2019-06-16', addresses: home() },
      ],
    ],
    [
      'the mailbox of two people, and a row that does not say which of them',
      [
        { name: { firstName: 'Daphne', surname: 'Maanen' }, emails: ['hans.daphne@gmail.com'] },
        { emails: ['hans.daphne@gmail.com'] },
      ],
    ],
    [
      'namesakes in one town',
      [
        { name: { firstName: 'Jasper', surname: 'Wijkstra' }, addresses: [{ use: 'visit', place: 'Utrecht' }] },
        { name: { firstName: 'Jasper', surname: 'Wijkstra' }, addresses: [{ use: 'visit', place: 'Utrecht' }] },
      ],
    ],
    [
      'the same name and door, two birth dates',
      [
        { name: { firstName: 'Hans', surname: 'Mahmedova' }, birthDate: '1987-02-03', addresses: home() },
        { name: { firstName: 'Hans', surname: 'Mahmedova' }, birthDate: '2020-07-15', addresses: home() },
      ],
    ],
    [
      'a later occupant of the same address',
      [
        { name: { firstName: 'Harmen', surname: 'Meekel' }, addresses: home() },
        { name: { firstName: 'Rob', surname: 'Wuijtenburg' }, addresses: home() },
      ],
    ],
    [
      'a birth date that everybody fills in',
      [
        { name: { firstName: 'Anna', surname: 'Visserman' }, birthDate: '1900-01-01' },
        { name: { firstName: 'Anna', surname: 'Visserman' }, birthDate: '1900-01-01' },
      ],
    ],
    [
      'a father and a son of one name in one mailbox, born on days that have nothing in common',
      [
        {
          name: { firstName: 'Andrzej', initials: 'A.', surname: 'Sewnarain' },
          birthDate: '1989-12-03',
          addresses: home('79'),
          emails: ['a.sewnarain@ziggo.nl'],
        },
        {
          name: { firstName: 'Andrzej', initials: 'A.', surname: 'Sewnarain' },
          birthDate: '2015-08-01',
          addresses: home('79'),
          emails: ['a.sewnarain@ziggo.nl'],
        },
      ],
    ],
    [
      'colleagues who share a name that many have',
      [
        {
          name: { title: 'Dhr.', firstName: 'Karel', surname: 'Wijk', prefix: 'van' },
          organisationName: 'Bougarchouh Accountants bv',
          addresses: home('85'),
        },
        {
          name: { title: 'Dhr.', firstName: 'Accountants Bougarchouh B.V.', surname: 'Wijk', prefix: 'van' },
          emails: ['info@bougarchouh.nl'],
          addresses: home('85'),
        },
      ],
    ],
    ['two rows without anything', [{}, {}]],
  ])('%s', (_, records) => {
    expect(outcomeOf(records).groups).toBe('1 2')
  })
})

describe('what the owner decided', () => {
  const fatherAndSon: Said[] = [
    { name: { initials: 'J.', surname: 'Scholte' }, addresses: home(), birthDate: '1980-03-03' },
    { name: { initials: 'J.', surname: 'Scholte' }, addresses: home() },
  ]
  const oneMailbox: Said[] = [
    { name: { firstName: 'Lia', surname: 'Held' }, emails: ['lia.held@ziggo.nl'] },
    { name: { firstName: 'Lia', surname: 'Held' }, emails: ['lia.held@ziggo.nl'] },
    { emails: ['lia.held@ziggo.nl'] },
  ]

  it('a father and a son are a question until somebody says so', () => {
    expect(outcomeOf(fatherAndSon).asks).toEqual(['1?2'])
    const decided = outcomeOf(fatherAndSon, { decisions: [{ a: '1', b: '2', verdict: 'same' }] })
    expect(decided).toEqual({ groups: '1+2', asks: [] })
  })

  it('what is not the same stays apart, and nothing brings it together by a detour', () => {
    expect(outcomeOf(oneMailbox).groups).toBe('1+2+3')
    const { groups, asks } = outcomeOf(oneMailbox, { decisions: [{ a: '1', b: '2', verdict: 'notSame' }] })
    expect(groups).not.toMatch(/1\+2/)
    expect(asks).not.toContain('1?2')
  })

  it('thresholds of the owner hold', () => {
    expect(outcomeOf(oneMailbox, { thresholds: { auto: Number.POSITIVE_INFINITY, suggest: 0 } }).groups).toBe('1 2 3')
  })
})
