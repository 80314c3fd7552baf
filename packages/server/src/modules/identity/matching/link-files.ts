import { createWriteStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { superviseChild } from '../files/child-supervision.ts'
import { defaultFileLimits } from '../files/file-limits.rules.ts'
import { inspectFile } from '../files/file-reader.ts'
import { FileProblem } from '../files/file-problem.ts'
import { proposeMapping } from '../mapping/columns.rules.ts'
import { explain } from './evidence.rules.ts'
import { profileOf, readProfiles } from './link-profiles.ts'
import type { LinkProfile } from './link-profiles.ts'
import type { LinkedRow, LinkRowsRequest } from './link-rows.ts'
import { matchTable } from './match.rules.ts'
import type { MatchResult, Thresholds } from './match.rules.ts'
import { observe } from './observations.rules.ts'
import type { Observation } from './observations.rules.ts'
import { RecordTable } from './record-table.rules.ts'

const program = fileURLToPath(new URL('./link-rows.child.ts', import.meta.url))
/** Answers to the question that matching is measured by; never a source. */
const NO_SOURCE: ReadonlySet<string> = new Set(['truth.csv', 'hard-negatives.csv'])
/** Two processes read side by side; from so many rows on both take part of one file. */
const READERS = 2
const SHARED_FROM_ROWS = 5000

export type LinkOptions = {
  /** ISO day; the ages are those of this day. */
  readonly today: string
  /** Profiles by file name, in the product's own format. */
  readonly map?: string
  /** Where the groups go: `record_id,cluster_id`. */
  readonly out?: string
  /** Where the questions go: `record_a,record_b,score,reason`, in the order in which they would be asked. */
  readonly suggest?: string
  readonly thresholds?: Thresholds
}

export type LinkReport = {
  readonly sources: readonly { readonly file: string; readonly records: number; readonly withoutSubject: number }[]
  readonly records: number
  readonly relations: number
  readonly questions: number
  readonly households: number
  readonly comparedPairs: number
  readonly observations: readonly Observation[]
  readonly milliseconds: { readonly reading: number; readonly matching: number; readonly writing: number }
}

/**
 * Reads every list of a directory as an import does, links all records, and writes the groups and questions. Throws a
 * `FileProblem` when a list cannot be read or none is there.
 */
export async function linkFiles(directory: string, options: LinkOptions): Promise<LinkReport> {
  const start = performance.now()
  const profiles = options.map === undefined ? new Map<string, LinkProfile>() : await readProfiles(options.map)
  const files = (await readdir(directory)).filter((file) => file.endsWith('.csv') && !NO_SOURCE.has(file)).sort()
  if (files.length === 0) throw new FileProblem('file.no_rows')
  const lists = await Promise.all(
    files.map((file) => prepareList(join(directory, file), options.today, profileOf(profiles, file))),
  )
  const table = new RecordTable()
  const seen = new Map<string, Tally>()
  for (const list of lists) seen.set(list.fileName, await readList(list, table))
  table.sort()
  const read = performance.now()
  const result = matchTable(table, {
    today: Number(options.today.replaceAll('-', '')),
    ...(options.thresholds ? { thresholds: options.thresholds } : {}),
  })
  const matched = performance.now()
  const loners = [...seen.values()].flatMap(({ loners: ids }) => ids)
  if (options.out !== undefined) await writeLines(options.out, clusterLines(result, loners))
  if (options.suggest !== undefined) await writeLines(options.suggest, questionLines(result))
  const { counts, questions, households, matcher } = result
  return {
    sources: [...seen].map(([file, tally]) => ({ file, records: tally.records, withoutSubject: tally.loners.length })),
    records: table.size,
    relations: countGroups(result),
    questions: questions.length,
    households: households.length,
    comparedPairs: counts.pairs,
    observations: observe(matcher),
    milliseconds: {
      reading: Math.round(read - start),
      matching: Math.round(matched - read),
      writing: Math.round(performance.now() - matched),
    },
  }
}

type List = Omit<LinkRowsRequest, 'share'> & { readonly rows: number }

/** Finds out what a list is and what its columns mean, as an import does before anybody has looked at it. */
async function prepareList(path: string, today: string, profile: LinkProfile | undefined): Promise<List> {
  const fileName = basename(path)
  const inspection = await inspectFile({ path, fileName })
  const sheet = inspection.sheets[inspection.suggestedSheet ?? -1]
  if (sheet === undefined) throw new FileProblem('file.no_rows')
  const sample = sheet.sample.map(({ cells }) => cells)
  const columns = proposeMapping(sheet.headers, sample, { profile: profile?.columns ?? [] })
  const isOfOrganisations = columns.some(({ target }) => target === 'organisation_name')
  const kind = profile?.kind ?? (isOfOrganisations ? 'organisation' : 'person')
  return { path, fileName, choice: sheet.choice, columns, kind, today, rows: sheet.rows }
}

type Tally = { records: number; readonly loners: string[] }

async function readList({ rows, ...request }: List, table: RecordTable): Promise<Tally> {
  const tally: Tally = { records: 0, loners: [] }
  const of = rows >= SHARED_FROM_ROWS ? READERS : 1
  const readers = Array.from({ length: of }, async (_, index) => {
    const message: LinkRowsRequest = { ...request, share: { index, of } }
    for await (const { frame } of superviseChild(program, message, { limits: defaultFileLimits })) {
      for (const [id, features] of frame as readonly LinkedRow[]) {
        if (features === null) tally.loners.push(id)
        else table.add(id, request.fileName, features)
        tally.records += 1
      }
    }
  })
  await Promise.all(readers)
  tally.loners.sort()
  return tally
}

function countGroups({ clusters, matcher }: MatchResult): number {
  let groups = 0
  for (let row = 0; row < matcher.table.size; row++) if (clusters.find(row) === row) groups++
  return groups
}

function* clusterLines({ clusters, matcher }: MatchResult, loners: readonly string[]): Generator<string> {
  const { ids } = matcher.table
  yield 'record_id,cluster_id'
  for (let row = 0; row < ids.length; row++) yield `${cell(ids[row])},${cell(ids[clusters.find(row)])}`
  for (const id of loners) yield `${cell(id)},${cell(id)}`
}

function* questionLines({ questions, matcher }: MatchResult): Generator<string> {
  const { ids } = matcher.table
  yield 'record_a,record_b,score,reason'
  for (const { a, b, score } of questions) {
    const reason = explain(matcher, a, b).map(({ code }) => code)
    yield `${cell(ids[a])},${cell(ids[b])},${score.toFixed(2)},${reason.join(' ')}`
  }
}

const cell = (text = '') => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const CHARACTERS_AT_ONCE = 256 * 1024

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const file = createWriteStream(path)
  let text = ''
  for (const line of lines) {
    text += `${line}\n`
    if (text.length < CHARACTERS_AT_ONCE) continue
    if (!file.write(text)) await once(file, 'drain')
    text = ''
  }
  file.end(text)
  await once(file, 'finish')
}
