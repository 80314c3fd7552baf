import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { geographyFile } from './geography-files.ts'

/** The area of a four-figure postcode; `x` and `y` in hundreds of metres on the national grid (RD), y to the north. */
export type DutchArea = {
  readonly area: string
  readonly place: string
  readonly municipalityCode: string
  readonly municipality: string
  readonly x: number
  readonly y: number
  readonly inhabitants: number
}

const Row = z.object({
  area: z.string(),
  place: z.string(),
  municipality_code: z.string(),
  municipality: z.string(),
  x: z.coerce.number(),
  y: z.coerce.number(),
  inhabitants: z.coerce.number(),
})

let read: readonly DutchArea[] | undefined

/** Every area where somebody can live, by code. Public facts that go along with the product: read once. */
export function dutchAreas(): readonly DutchArea[] {
  read ??= z
    .array(Row)
    .parse(parse(readFileSync(geographyFile('areas.csv')), { columns: true }))
    .map(({ municipality_code: municipalityCode, ...area }) => ({ ...area, municipalityCode }))
  return read
}

/** Areas of which the middle lies at most so many kilometres from the middle of this one; none when it does not exist. */
export function areasWithin(area: string, km: number): readonly string[] {
  const middle = dutchAreas().find((one) => one.area === area)
  if (middle === undefined) return []
  // Hundreds of metres.
  const reach = km * 10
  return dutchAreas()
    .filter(({ x, y }) => (x - middle.x) ** 2 + (y - middle.y) ** 2 <= reach ** 2)
    .map((one) => one.area)
}

let codes: ReadonlyMap<string, readonly string[]> | undefined

/** The postcode areas of a municipality by its CBS code; none of one that does not exist. */
export function areasOfMunicipality(code: string): readonly string[] {
  codes ??= new Map(
    [...Map.groupBy(dutchAreas(), ({ municipalityCode }) => municipalityCode)].map(([key, areas]) => [
      key,
      areas.map(({ area }) => area),
    ]),
  )
  return codes.get(code) ?? []
}
