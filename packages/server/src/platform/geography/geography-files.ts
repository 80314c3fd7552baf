import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

export type GeographyFile = 'areas.csv' | 'ages.csv' | 'municipalities.csv' | 'former-municipalities.csv'

const SHIPPED = resolve(import.meta.dirname, '../../../reference-data')
const NEWER = 'geography'
let folder: string | null = null

/** Where whoever runs the product puts newer tables (`klantregie geography`). Said once, at the start, before anything is read. */
export function readGeographyFrom(dataDir: string): void {
  folder = geographyFolder(dataDir)
}

export const geographyFolder = (dataDir: string): string => join(dataDir, NEWER)

/** The newer table when there is one, else the one that came with the product. */
export function geographyFile(file: GeographyFile): string {
  return isReplaced(file) && folder !== null ? join(folder, file) : join(SHIPPED, file)
}

export function isReplaced(file: GeographyFile): boolean {
  return folder !== null && existsSync(join(folder, file))
}
