import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { dutchAreas } from './dutch-areas.ts'
import { dutchMunicipalities, municipalityToday } from './dutch-municipalities.ts'

test.each([
  { what: 'a municipality of today', said: { code: '0114', name: 'EMMEN', postcode: '' }, today: 'Emmen' },
  { what: 'a code that lost its zeros', said: { code: '14', name: '', postcode: '' }, today: 'Groningen' },
  { what: 'a merged one, by name', said: { code: '', name: 'Geldermalsen', postcode: '' }, today: 'West Betuwe' },
  { what: 'a merged one, by code', said: { code: '0236', name: '', postcode: '' }, today: 'West Betuwe' },
  { what: 'one that merged twice', said: { code: '', name: 'Groesbeek', postcode: '' }, today: 'Berg en Dal' },
  { what: 'another spelling', said: { code: '', name: 'KOLLUMERLAND C.A.', postcode: '' }, today: 'Noardeast-Fryslân' },
  {
    what: 'an old name of itself',
    said: { code: '', name: 'De Friese Meren', postcode: '' },
    today: 'De Fryske Marren',
  },
  {
    what: 'one that was divided, by its place',
    said: { code: '0788', name: 'Haaren', postcode: '5296AA' },
    today: 'Boxtel',
  },
  {
    what: 'one that was divided, without a place',
    said: { code: '', name: 'Haaren', postcode: '' },
    today: 'Oisterwijk',
  },
  { what: 'one with a namesake', said: { code: '', name: 'BERGEN LB', postcode: '' }, today: 'Bergen (L.)' },
  {
    what: 'a postcode that lies across a border: the list is believed',
    said: { code: '0568', name: 'BERNISSE', postcode: '3227AA' },
    today: 'Nissewaard',
  },
  { what: 'only a postcode', said: { code: '', name: '', postcode: '4101AB' }, today: 'Culemborg' },
  { what: 'nothing known', said: { code: '9999', name: 'Nergenshuizen', postcode: '' }, today: null },
])('$what lies in $today', ({ said, today }) => {
  expect(municipalityToday(said)?.name ?? null).toBe(today)
})

describe('the tables', () => {
  const { today, former } = dutchMunicipalities()
  const codes = new Set(today.map(({ code }) => code))

  test('there are 342, and every postcode area lies in one of them', () => {
    expect(codes.size).toBe(342)
    expect(dutchAreas().filter(({ municipalityCode }) => !codes.has(municipalityCode))).toEqual([])
  })

  test('what is no more became something that is', () => {
    expect(former.flatMap(({ became }) => became).filter((code) => !codes.has(code))).toEqual([])
    expect(former.filter(({ code }) => codes.has(code))).toEqual([])
  })
})

test('every school of the list of DUO lies in a municipality of today, and nearly always in that of its postcode', () => {
  const file = resolve(import.meta.dirname, '../../../test-data/duo/03-alle-vestigingen-bo.csv')
  const text = new TextDecoder('windows-1252').decode(readFileSync(file))
  const rows = parse<Record<string, string>>(text, { columns: true, delimiter: ';' })
  const areas = new Map(dutchAreas().map(({ area, municipalityCode }) => [area, municipalityCode]))
  let elsewhere = 0
  for (const row of rows) {
    const [code = '', name = '', postcode = ''] = [row['GEMEENTENUMMER'], row['GEMEENTENAAM'], row['POSTCODE']]
    const byName = municipalityToday({ code: '', name, postcode })
    expect(byName, name).not.toBeNull()
    expect(municipalityToday({ code, name, postcode })?.code, name).toBe(byName?.code)
    if (areas.get(postcode.slice(0, 4)) !== byName?.code) elsewhere += 1
  }
  expect(rows).toHaveLength(6804)
  // Areas of four figures lie across borders here and there.
  expect(elsewhere / rows.length).toBeLessThan(0.02)
})
