import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultFileLimits } from '../file-limits.rules.ts'
import type { FileLimits } from '../file-limits.rules.ts'
import type { ChoiceOverrides, FileRow, Inspection, TableChoice } from '../file-table.ts'
import { inspectTable } from '../inspect-table.ts'
import { openTable } from '../open-table.ts'

const testData = fileURLToPath(new URL('../../../../../test-data/', import.meta.url))

/** A file of `packages/server/test-data`. */
export function realFile(name: string): string {
  return join(testData, name)
}

/** Writes contents to a file of its own and removes it afterwards. */
export async function withFile<T>(
  content: string | Uint8Array,
  name: string,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'klantregie-file-'))
  try {
    const path = join(folder, name)
    await writeFile(path, content)
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Inspects in this process, which is quicker and reads the same. */
export function inspect(
  path: string,
  overrides: ChoiceOverrides = {},
  limits: Partial<FileLimits> = {},
): Promise<Inspection> {
  return inspectTable({ path, fileName: path }, overrides, { ...defaultFileLimits, ...limits })
}

export async function readAll(path: string, choice: TableChoice, limits: Partial<FileLimits> = {}): Promise<FileRow[]> {
  const rows: FileRow[] = []
  for await (const batch of openTable(path, choice, { ...defaultFileLimits, ...limits })) rows.push(...batch)
  return rows
}

/** Inspects and reads one sheet: the suggested one unless another is asked for. */
export async function readTable(path: string, sheet?: number, overrides: ChoiceOverrides = {}) {
  const inspection = await inspect(path, overrides)
  const table = inspection.sheets[sheet ?? inspection.suggestedSheet ?? 0]!
  return { inspection, table, rows: await readAll(path, table.choice) }
}
