// Makes areas.csv and ages.csv from the public lists named in README.md.
// Run as: node packages/server/reference-data/derive.mjs <folder with geo/>
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

const source = process.argv[2]
if (source === undefined) throw new Error('Give the folder that holds geo/.')
const rows = (file) => parse(readFileSync(join(source, 'geo', file)), { columns: (header) => header.map((name) => name.trim()) })

/**
 * From degrees (WGS 84) to the national grid (Rijksdriehoekstelsel) in metres, by the approximation of Schreutelkamp and Strang van Hees
 * (2001): within a metre, where a postcode area is a kilometre wide.
 */
function toGrid(latitude, longitude) {
  const [p, q] = [0.36 * (latitude - 52.1551744), 0.36 * (longitude - 5.38720621)]
  const sum = (terms) => terms.reduce((total, [a, b, factor]) => total + factor * p ** a * q ** b, 0)
  const x = sum([
    [0, 1, 190094.945], [1, 1, -11832.228], [2, 1, -114.221], [0, 3, -32.391], [1, 0, -0.705],
    [3, 1, -2.34], [1, 3, -0.608], [0, 2, -0.008], [2, 3, 0.148],
  ])
  const y = sum([
    [1, 0, 309056.544], [0, 2, 3638.893], [2, 0, 73.077], [1, 2, -157.984], [3, 0, 59.788],
    [0, 1, 0.433], [2, 2, -6.439], [1, 1, -0.032], [0, 4, 0.092], [1, 4, -0.054],
  ])
  return [155000 + x, 463000 + y]
}

const positions = new Map(
  rows('4pp.csv').filter(({ latitude, longitude }) => latitude && longitude).map((row) => [row.postcode, row]),
)
const codes = new Map(rows('gemeenten-342.csv').map(({ gemeentecode, gemeentenaam }) => [gemeentecode, gemeentenaam]))
const tidyPlace = (place) => place.replace(/ \((?:[A-Z][A-Za-z]{1,2})\)$/u, '').replace(/ ca$/u, '')

let [lost, guessed] = [0, 0]
const areas = rows('pc4-plaats-gemeente.csv').flatMap((row) => {
  if (!codes.has(row.gemeentecode)) return (lost += 1, [])
  const at = positions.get(row.pc4)
  if (at === undefined) guessed += 1
  const [x, y] = at === undefined ? [NaN, NaN] : toGrid(Number(at.latitude), Number(at.longitude))
  return [{ ...row, municipality: codes.get(row.gemeentecode), x, y }]
})
const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]
// No area of a municipality lies this far from its middle; two positions of the list do (of namesakes elsewhere).
const FARTHEST = 30_000
for (const area of areas) {
  const others = areas.filter(({ x, gemeentecode }) => gemeentecode === area.gemeentecode && !Number.isNaN(x))
  const far = Math.hypot(area.x - median(others.map(({ x }) => x)), area.y - median(others.map(({ y }) => y)))
  if (far > FARTHEST) [area.x, area.y, guessed] = [NaN, NaN, guessed + 1]
}
// An area without a position stands in the middle of the others of its municipality.
for (const area of areas.filter(({ x }) => Number.isNaN(x))) {
  const others = areas.filter(({ x, gemeentecode }) => gemeentecode === area.gemeentecode && !Number.isNaN(x))
  area.x = others.reduce((sum, { x }) => sum + x, 0) / others.length
  area.y = others.reduce((sum, { y }) => sum + y, 0) / others.length
}
const quoted = (value) => (/[",]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
writeFileSync(
  join(import.meta.dirname, 'areas.csv'),
  [
    'area,place,municipality_code,municipality,x,y,inhabitants',
    ...areas
      .filter(({ x }) => !Number.isNaN(x))
      .sort((one, other) => one.pc4.localeCompare(other.pc4))
      .map(({ pc4, plaats, gemeentecode, municipality, x, y, inwoners }) =>
        [pc4, quoted(tidyPlace(plaats)), gemeentecode, quoted(municipality), Math.round(x / 100), Math.round(y / 100), Number(inwoners) || 0].join(','),
      ),
  ].join('\n') + '\n',
)
process.stdout.write(`${areas.length} areas, ${lost} without a municipality, ${guessed} without a position\n`)

const kept = new Set(areas.filter(({ x }) => !Number.isNaN(x)).map(({ pc4 }) => pc4))
const ages = rows('pc4-inwoners-leeftijd.csv').filter(({ postcode }) => kept.has(postcode))
const bands = Object.keys(ages[0]).filter((name) => name.startsWith('lft_'))
writeFileSync(
  join(import.meta.dirname, 'ages.csv'),
  [
    ['area', ...bands.map((name) => name.replace('lft_', ''))].join(','),
    ...ages
      .sort((one, other) => one.postcode.localeCompare(other.postcode))
      .map((row) => [row.postcode, ...bands.map((name) => Number(row[name]) || 0)].join(',')),
  ].join('\n') + '\n',
)
