import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import {
  municipalityReader,
  type Municipality,
  type MunicipalityTables,
  type SaidMunicipality,
} from '../pure/dutch/municipality-today.ts'
import { dutchAreas } from './dutch-areas.ts'
import { geographyFile, type GeographyFile } from './geography-files.ts'

const Today = z.object({ code: z.string(), name: z.string(), province: z.string() })
const texts = z.string().transform((text) => text.split('|'))
const Former = z.object({ code: z.string(), names: texts, became: texts, since: z.iso.date() })

function rowsOf<T>(file: GeographyFile, row: z.ZodType<T>): T[] {
  return z.array(row).parse(parse(readFileSync(geographyFile(file)), { columns: true }))
}

let tables: MunicipalityTables | undefined
let reader: ReturnType<typeof municipalityReader> | undefined
let areaCodes: ReadonlyMap<string, string> | undefined

/** The municipalities of today (CBS, since 2023) and those that they came from since 2014. Public facts, read once. */
export function dutchMunicipalities(): MunicipalityTables {
  tables ??= { today: rowsOf('municipalities.csv', Today), former: rowsOf('former-municipalities.csv', Former) }
  return tables
}

/** In which municipality of today something lies, by what a list says; null: nothing says it. `postcode`: its first four figures count. */
export function municipalityToday({
  postcode,
  ...said
}: Omit<SaidMunicipality, 'byArea'> & { readonly postcode: string }): Municipality | null {
  reader ??= municipalityReader(dutchMunicipalities())
  areaCodes ??= new Map(dutchAreas().map(({ area, municipalityCode }) => [area, municipalityCode]))
  return reader({ ...said, byArea: areaCodes.get(postcode.slice(0, 4)) ?? null })
}
