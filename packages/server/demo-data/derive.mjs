// Makes the compact files of this folder from the public lists named in README.md.
// Run as: node packages/server/demo-data/derive.mjs <folder with duo/, geo/ and namen/>
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

const source = process.argv[2]
if (source === undefined) throw new Error('Give the folder that holds duo/, geo/ and namen/.')
const here = import.meta.dirname
const BRANCHES = {
  Gorinchem: [51.83, 4.974],
  Leerdam: [51.894, 5.092],
  Culemborg: [51.956, 5.227],
  Zaltbommel: [51.813, 5.247],
  Geldermalsen: [51.881, 5.289],
  Vianen: [51.988, 5.092],
}
const MUNICIPALITIES = [
  'Gorinchem',
  'Vijfheerenlanden',
  'Culemborg',
  'West Betuwe',
  'Zaltbommel',
  'Molenlanden',
  'Altena',
  'Maasdriel',
  'Buren',
  'Hardinxveld-Giessendam',
  'Tiel',
]
const SURNAMES = 5000
const REACH_KM = 27

const text = (file, encoding = 'utf8') => new TextDecoder(encoding).decode(readFileSync(join(source, file)))
const rows = (file, delimiter = ',', encoding = 'utf8') =>
  parse(text(file, encoding), { columns: (header) => header.map((name) => name.trim()), delimiter, relax_quotes: true })
const km = ([lat, long], [lat2, long2]) => Math.hypot((lat - lat2) * 111.3, (long - long2) * 68.6)
const csv = (name, header, lines) => writeFileSync(join(here, name), [header, ...lines].join('\n') + '\n')

const positions = new Map(rows('geo/4pp.csv').map((row) => [row.postcode, row]))
const ages = new Map(
  rows('geo/pc4-inwoners-leeftijd.csv').map(({ postcode, ...bands }) => [postcode, Object.values(bands)]),
)
const tidyPlace = (place) => place.replace(/ \((?:NB|GLD|UT|ZH)\)$/u, '').replace(/ ca$/u, '')
const near = rows('geo/pc4-plaats-gemeente.csv').flatMap((row) => {
  const position = positions.get(row.pc4)
  if (!position?.latitude || Number(row.inwoners) < 10) return []
  const distances = Object.values(BRANCHES).map((branch) =>
    km([Number(position.latitude), Number(position.longitude)], branch),
  )
  return Math.min(...distances) > REACH_KM ? [] : [{ ...row, area: position.netnummer, distances }]
})
csv(
  'postcodes.csv',
  [
    'pc4',
    'place',
    'municipality',
    'area_code',
    ...Object.keys(BRANCHES).map((name) => `km_${name}`),
    'ages_per_5_years',
  ].join(';'),
  near.map((row) =>
    [
      row.pc4,
      tidyPlace(row.plaats),
      row.gemeente_actueel,
      row.area,
      ...row.distances.map((value) => value.toFixed(1)),
      ages.get(row.pc4).join(' '),
    ].join(';'),
  ),
)

const surnames = rows('namen/nl-surnames.csv')
csv(
  'surnames.csv',
  'surname;weight',
  surnames
    .slice(0, 1000)
    .concat(every(surnames.slice(1000), SURNAMES - 1000))
    .map((row) => `${row.name};${row.weight}`),
)
function every(list, wanted) {
  const step = list.length / wanted
  return Array.from({ length: wanted }, (_, index) => list[Math.floor(index * step)])
}

const places = new Map(near.map((row) => [row.pc4, row]))
const schools = rows('duo/03-alle-vestigingen-bo.csv', ';', 'windows-1252').flatMap((row) => {
  const place = places.get(row.POSTCODE.slice(0, 4))
  if (!place || !MUNICIPALITIES.includes(place.gemeente_actueel)) return []
  return [
    [
      row['BEVOEGD GEZAG NUMMER'],
      row['BRIN NUMMER'],
      row.VESTIGINGSNUMMER,
      row.VESTIGINGSNAAM.trim(),
      row.STRAATNAAM.trim(),
      row['HUISNUMMER-TOEVOEGING'].trim(),
      row.POSTCODE,
      tidyPlace(place.plaats),
      place.gemeente_actueel,
      row.DENOMINATIE,
    ].join(';'),
  ]
})
csv('schools.csv', 'board;brin;location;name;street;house_number;postcode;place;municipality;denomination', schools)
const municipalities = new Map(rows('geo/gemeenten-342.csv').map((row) => [row.gemeentenaam, row.gemeentecode]))
csv(
  'municipalities.csv',
  'code;name',
  MUNICIPALITIES.map((name) => `${municipalities.get(name)};${name}`),
)
