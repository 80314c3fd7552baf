import { FileProblem } from './file-problem.ts'
import { inspectFile, readRows } from './file-reader.ts'
import type { TableChoice } from './file-table.ts'

type Place = { readonly path: string; readonly signal: AbortSignal }

/** Reads a list for another module, which keeps `choice` between looking and reading and knows nothing of its form. */
export const listReader = {
  /** The table that one would read of this file; null: it is no table. */
  inspect: async ({ path, fileName, signal }: Place & { readonly fileName: string }) => {
    try {
      const { sheets, suggestedSheet } = await inspectFile({ path, fileName, signal })
      const sheet = suggestedSheet === null ? undefined : sheets[suggestedSheet]
      if (!sheet || sheet.rows === 0) return null
      const headers = Array.from({ length: sheet.columns }, (_, at) => sheet.headers[at] ?? '')
      return {
        headers,
        sample: sheet.sample.slice(0, SAMPLE_ROWS).map(({ cells }) => [...cells]),
        count: sheet.rows,
        choice: sheet.choice,
      }
    } catch (error) {
      if (error instanceof FileProblem) return null
      throw error
    }
  },
  rows: ({ path, choice, signal }: Place & { readonly choice: unknown }) =>
    readRows({ path, choice: choice as TableChoice, signal }),
}

/** Enough to recognise the columns by. */
const SAMPLE_ROWS = 5
