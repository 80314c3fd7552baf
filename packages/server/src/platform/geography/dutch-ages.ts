import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { geographyFile } from './geography-files.ts'

/** A class of the list counts so many years; the last one has no end. */
export const BAND_YEARS = 5

let read: ReadonlyMap<string, readonly number[]> | undefined

/**
 * Inhabitants of each postcode area by age: from nought, per five years, the last from 95 up. Public facts, rounded to five by CBS, so that
 * they do not always add up to the inhabitants of the area. Read once.
 */
export function inhabitantsByAge(): ReadonlyMap<string, readonly number[]> {
  read ??= new Map(
    z
      .array(z.array(z.string()))
      .parse(parse(readFileSync(geographyFile('ages.csv')), { from_line: 2 }))
      .map(([area = '', ...bands]) => [area, bands.map(Number)]),
  )
  return read
}
