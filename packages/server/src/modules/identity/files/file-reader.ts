import { fileURLToPath } from 'node:url'
import { superviseChild } from './child-supervision.ts'
import { defaultFileLimits } from './file-limits.rules.ts'
import type { FileLimits } from './file-limits.rules.ts'
import { FileProblem } from './file-problem.ts'
import type { ChoiceOverrides, FileRow, Inspection, TableChoice } from './file-table.ts'

export type ReaderRequest =
  | {
      readonly task: 'inspect'
      readonly path: string
      readonly fileName: string
      readonly overrides: ChoiceOverrides
      readonly limits: FileLimits
    }
  | { readonly task: 'read'; readonly path: string; readonly choice: TableChoice; readonly limits: FileLimits }

const program = fileURLToPath(new URL('./file-reader.child.ts', import.meta.url))

export type InspectRequest = {
  /** Where the uploaded bytes are. */
  readonly path: string
  /** What the user called it; only used to notice that contents and name disagree. */
  readonly fileName: string
  /** What the user corrected after an earlier inspection. */
  readonly overrides?: ChoiceOverrides
  readonly limits?: FileLimits
  readonly signal?: AbortSignal | undefined
}

/**
 * Finds out what a file is and where its tables are, in a child process. Takes as long as reading the file once per
 * sheet. Throws `FileProblem` with a code a user can act on, or the reason of the abort signal.
 */
export async function inspectFile(request: InspectRequest): Promise<Inspection> {
  const { path, fileName, overrides = {}, limits = defaultFileLimits, signal } = request
  const message: ReaderRequest = { task: 'inspect', path, fileName, overrides, limits }
  let inspection: Inspection | null = null
  for await (const { frame } of superviseChild(program, message, { limits, signal })) inspection = frame as Inspection
  if (!inspection) throw new FileProblem('file.reader_failed')
  return inspection
}

export type ReadRequest = {
  readonly path: string
  /** From an inspection of the same file. */
  readonly choice: TableChoice
  readonly limits?: FileLimits
  readonly signal?: AbortSignal | undefined
}

/**
 * The rows of one table in batches of about a thousand, read in a child process that is ended when the caller stops
 * asking. Throws like `inspectFile`, possibly after some rows: a caller stores nothing for good before the last batch.
 */
export async function* readRows(request: ReadRequest): AsyncGenerator<readonly FileRow[], void, undefined> {
  const { path, choice, limits = defaultFileLimits, signal } = request
  const message: ReaderRequest = { task: 'read', path, choice, limits }
  for await (const { frame } of superviseChild(program, message, { limits, signal })) yield frame as readonly FileRow[]
}
