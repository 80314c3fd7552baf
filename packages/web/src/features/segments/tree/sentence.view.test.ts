import type { SegmentGroup } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { formatDate, formatMoney, formatNumber } from '../../../lib/format.ts'
import { formatMessage } from '../../../lib/i18n.tsx'
import { sentenceEn } from '../locale/sentence.en.ts'
import { sentenceNl } from '../locale/sentence.nl.ts'
import { sayTree } from './sentence.view.ts'
import type { Saying } from './sentence.view.ts'

const names: Readonly<Record<string, string>> = {
  school: 'School',
  member: 'Vriend',
  visits: 'Bezoek',
  film: 'Film',
  cabaret: 'Cabaret',
  gorinchem: 'Gorinchem',
  '0216': 'Culemborg',
  contact: 'is contactpersoon van',
  own_hond: 'Heeft een hond',
  actief: 'Actief',
  hamlet: 'Hamlet',
  news: 'Nieuwsbrief',
  whize: 'Whize',
  whize26: '2026',
  'whize  A1': 'A1 Randstedelingen',
  'whize whize26 B': 'B Dorp',
}
function saying(language: 'nl' | 'en'): Saying {
  const words = language === 'nl' ? sentenceNl : sentenceEn
  const list = (type: 'conjunction' | 'disjunction') => (parts: readonly string[]) =>
    new Intl.ListFormat(language === 'nl' ? 'nl' : 'en-GB', { type }).format(parts)
  return {
    t: (key, values) => formatMessage(words[key], language, values),
    number: (value) => formatNumber(value, language),
    money: (cents) => formatMoney(cents, language).replace(/\s/g, ' '),
    date: (day) => formatDate(day, language),
    and: list('conjunction'),
    or: list('disjunction'),
    nameOf: (_of, id) => names[id],
    testOf: (_field, test) => test,
  }
}

type Part = SegmentGroup['of'][number]
const all = (...of: SegmentGroup['of']): SegmentGroup => ({ group: 'all', of })
const any = (...of: SegmentGroup['of']): SegmentGroup => ({ group: 'any', of })
const none = (...of: SegmentGroup['of']): SegmentGroup => ({ group: 'none', of })
const person: Part = { about: 'kind', oneOf: ['person'] }
const visits = { about: 'activity', familyId: 'visits', measure: 'days', atMost: null } as const
const email: Part = { about: 'reach', has: 'email' }
const culemborg: Part = { about: 'place', names: ['Culemborg'] }
const cases: readonly (readonly [SegmentGroup, string, string])[] = [
  [all(), 'Alle relaties.', 'All relations.'],
  [all(any(), none()), 'Alle relaties.', 'All relations.'],
  [all(person), 'Personen.', 'People.'],
  [
    all(person, email, culemborg),
    'Personen met een e-mailadres en met een adres in Culemborg.',
    'People with an e-mail address and with an address in Culemborg.',
  ],
  [
    all({ about: 'kind', oneOf: ['household', 'organisation'] }, none(email, { about: 'reach', has: 'phone' })),
    'Huishoudens of organisaties niet met een e-mailadres en niet met een telefoonnummer.',
    'Households or organisations not with an e-mail address and not with a phone number.',
  ],
  [
    all(culemborg, none(email)),
    'Relaties met een adres in Culemborg, maar niet met een e-mailadres.',
    'Relations with an address in Culemborg, but not with an e-mail address.',
  ],
  [
    all(email, any(culemborg, { about: 'municipality', codes: ['0216', '9999'] })),
    'Relaties met een e-mailadres en (met een adres in Culemborg of met een adres in de gemeente Culemborg of (bestaat niet meer)).',
    'Relations with an e-mail address and (with an address in Culemborg or with an address in the municipality of Culemborg or (no longer there)).',
  ],
  [
    any(email, all(culemborg, { about: 'age', from: 18, to: 30 })),
    'Relaties met een e-mailadres of (met een adres in Culemborg en van 18 tot en met 30 jaar).',
    'Relations with an e-mail address or (with an address in Culemborg and aged 18 to 30).',
  ],
  [none(email), 'Relaties niet met een e-mailadres.', 'Relations not with an e-mail address.'],
  [
    all({ ...visits, atLeast: 2, period: { in: 'calendar_year', yearsAgo: 0 } }),
    'Relaties met minstens 2 keer Bezoek dit kalenderjaar.',
    'Relations with at least 2 times Bezoek this calendar year.',
  ],
  [
    all({
      ...visits,
      measure: 'money',
      atLeast: 5000,
      atMost: 10000,
      genreIds: ['film', 'cabaret'],
      branchIds: ['gorinchem'],
      period: { in: 'last', count: 12, unit: 'months' },
    }),
    'Relaties met € 50,00 tot en met € 100,00 Bezoek (Film of Cabaret) bij Gorinchem in de laatste 12 maanden.',
    'Relations with €50.00 to €100.00 Bezoek (Film or Cabaret) at Gorinchem in the last 12 months.',
  ],
  [
    all({ ...visits, measure: 'orders', atLeast: null, atMost: 1 }),
    'Relaties met hoogstens 1 bestelling Bezoek.',
    'Relations with at most 1 order Bezoek.',
  ],
  [
    all({ about: 'first_activity', familyId: 'visits', period: { in: 'last', count: 1, unit: 'years' } }),
    'Relaties met de allereerste keer Bezoek in het laatste jaar.',
    'Relations with the very first time Bezoek in the last year.',
  ],
  [
    all({ about: 'role', typeIds: ['school', 'member'], when: 'now', statusIds: ['actief'], branchIds: ['gorinchem'] }),
    'Relaties met nu de rol School of Vriend (status Actief, bij Gorinchem).',
    'Relations with the role School or Vriend now (status Actief, at Gorinchem).',
  ],
  [
    all({
      about: 'role',
      typeIds: ['member'],
      when: 'ended',
      period: { in: 'between', from: '2026-01-01', until: null },
    }),
    'Relaties met de rol Vriend geëindigd sinds 1-1-2026.',
    'Relations with the role Vriend ended since 1 Jan 2026.',
  ],
  [
    all({ about: 'added', period: { in: 'between', from: '2026-01-01', until: '2026-03-31' } }),
    'Relaties toegevoegd van 1-1-2026 tot en met 31-3-2026.',
    'Relations added from 1 Jan 2026 up to and including 31 Mar 2026.',
  ],
  [
    all(person, {
      about: 'link',
      typeId: 'contact',
      end: 'from',
      other: all({ about: 'role', typeIds: ['school'], when: 'now' }),
    }),
    'Personen met de koppeling “is contactpersoon van” naar [relaties met nu de rol School].',
    'People with the link “is contactpersoon van” to [relations with the role School now].',
  ],
  [
    all(person, { about: 'offering', ids: ['hamlet'], atLeast: 2, period: { in: 'calendar_year', yearsAgo: 0 } }),
    'Personen met minstens 2 keer deelname aan Hamlet dit kalenderjaar.',
    'People having taken part at least 2 times in Hamlet this calendar year.',
  ],
  [
    all({ about: 'may', purposeId: 'news', channel: 'email' }, { about: 'distance', area: '4101', km: 5 }),
    'Relaties te benaderen per e-mail voor “Nieuwsbrief” en hoogstens 5 km van postcodegebied 4101.',
    'Relations approachable by e-mail for “Nieuwsbrief” and at most 5 km from postcode area 4101.',
  ],
  [
    all({ about: 'distance', branchId: 'gorinchem', km: 10 }),
    'Relaties hoogstens 10 km van vestiging Gorinchem.',
    'Relations at most 10 km from the branch Gorinchem.',
  ],
  [
    all(
      { about: 'code', setId: 'whize', editionId: null, keys: ['A1'] },
      { about: 'code', setId: 'whize', editionId: 'whize26', keys: ['B'] },
    ),
    'Relaties wonend waar Whize A1 Randstedelingen geldt en wonend waar Whize B Dorp geldt (editie 2026).',
    'Relations living where Whize A1 Randstedelingen holds and living where Whize B Dorp holds (edition 2026).',
  ],
  [
    all(
      person,
      none({
        about: 'approach',
        state: 'made',
        purposeIds: ['news'],
        period: { in: 'last', count: 3, unit: 'months' },
      }),
    ),
    'Personen niet benaderd voor Nieuwsbrief in de laatste 3 maanden.',
    'People not approached for Nieuwsbrief in the last 3 months.',
  ],
  [
    all({ about: 'label', ids: ['weg'] }, { about: 'own_field', field: 'own_hond', test: 'is:true' }),
    'Relaties met het label (bestaat niet meer) en met “Heeft een hond”: is:true.',
    'Relations with the label (no longer there) and with “Heeft een hond”: is:true.',
  ],
]

test.each(cases)('%#: %j', (tree, nl, en) => {
  expect(sayTree(tree, saying('nl')).replace(/\s/g, ' ')).toBe(nl)
  expect(sayTree(tree, saying('en')).replace(/\s/g, ' ')).toBe(en)
})
