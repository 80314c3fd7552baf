import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { inhabitantsByAge } from './dutch-ages.ts'
import { dutchAreas } from './dutch-areas.ts'
import { dutchMunicipalities } from './dutch-municipalities.ts'
import { geographyFile, isReplaced, type GeographyFile } from './geography-files.ts'

export type GeographyTable = {
  readonly key: 'areas' | 'ages' | 'municipalities' | 'former_municipalities'
  readonly rows: number
  /** The day that it describes; null: its maker does not say. */
  readonly datedOn: string | null
  readonly isReplaced: boolean
}

/** The division of 2023 is that of today; of the ages the maker of the table names no day. */
const SHIPPED_ON = '2023-01-01'
const Edition = z.object({ datedOn: z.iso.date() })

/** Which tables the product counts with. */
export function geographyInUse(): GeographyTable[] {
  const { today, former } = dutchMunicipalities()
  return [
    describe('areas', { file: 'areas.csv', rows: dutchAreas().length, shippedOn: SHIPPED_ON }),
    describe('ages', { file: 'ages.csv', rows: inhabitantsByAge().size, shippedOn: null }),
    describe('municipalities', { file: 'municipalities.csv', rows: today.length, shippedOn: SHIPPED_ON }),
    describe('former_municipalities', {
      file: 'former-municipalities.csv',
      rows: former.length,
      shippedOn: SHIPPED_ON,
    }),
  ]
}

type Known = { readonly file: GeographyFile; readonly rows: number; readonly shippedOn: string | null }

function describe(key: GeographyTable['key'], { file, rows, shippedOn }: Known): GeographyTable {
  if (!isReplaced(file)) return { key, rows, datedOn: shippedOn, isReplaced: false }
  return { key, rows, datedOn: editionOf(file), isReplaced: true }
}

/** Written beside a newer table when it was put there. */
function editionOf(file: GeographyFile): string | null {
  return Edition.parse(JSON.parse(readFileSync(`${geographyFile(file)}.json`, 'utf8'))).datedOn
}
