import type { House } from './house.ts'
import { importFile } from './import-file.ts'

/** Target (TARGETS.md): at least 10,000 rows per second end to end on two cores. */
export async function benchImport(house: House, say: (line: string) => void): Promise<Record<string, unknown>> {
  return { ...(await importFile(house, say)) }
}
