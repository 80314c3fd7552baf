import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { classify } from './classify.rules.ts'
import type { Classification } from './classify.rules.ts'
import { readMessage } from './read-message.ts'

const FOLDER = new URL('../../../../test-data/email/', import.meta.url)
const MARKS = { headerName: 'X-Klantregie-Token', mailboxAddress: null }

interface ExpectedRow {
  readonly bestand: string
  readonly volgnummer_ontvanger: string
  readonly dsn_status: string
  readonly reden: string
  readonly hard_bounce: string
  readonly feedback_type: string
}

function expectedRows(): readonly ExpectedRow[] {
  return parse(readFileSync(new URL('verwacht.csv', FOLDER)), { columns: true, skip_empty_lines: true })
}

async function classifyFile(path: string): Promise<readonly Classification[]> {
  return classify(await readMessage(readFileSync(new URL(path, FOLDER))), MARKS)
}

async function classifyAll(): Promise<ReadonlyMap<string, readonly Classification[]>> {
  const found = new Map<string, readonly Classification[]>()
  for (const file of readdirSync(new URL('bounces/', FOLDER))) found.set(file, await classifyFile(`bounces/${file}`))
  return found
}

const all = await classifyAll()

/** "exim-37 #1: expected hostunknown (hard), got rejected": enough to find the message. */
function mistakeIn(row: ExpectedRow): string | null {
  const got = all.get(row.bestand)?.[Number(row.volgnummer_ontvanger) - 1]
  const isRight =
    got?.reason === row.reden &&
    String(got.isHard) === row.hard_bounce &&
    (got.feedbackType ?? '') === row.feedback_type
  if (isRight) return null
  const outcome = got ? `${got.reason}${got.isHard ? ' (hard)' : ''}: ${got.diagnostic.slice(0, 120)}` : 'nothing'
  const wanted = `${row.reden}${row.hard_bounce === 'true' ? ' (hard)' : ''} ${row.feedback_type}`.trim()
  return `${row.bestand} #${row.volgnummer_ontvanger}: expected ${wanted}, got ${outcome}`
}

describe('The collection of returned messages of some sixty mail systems', () => {
  const rows = expectedRows()

  it('at least 99 % of the expected outcomes is right', () => {
    const mistakes = rows.flatMap((row) => mistakeIn(row) ?? [])
    expect(rows).toHaveLength(328)
    expect(1 - mistakes.length / rows.length, mistakes.join('\n')).toBeGreaterThanOrEqual(0.99)
  })

  it('no address is given up that the collection does not give up', () => {
    const falseRemovals = rows.flatMap((row) => {
      const got = all.get(row.bestand)?.[Number(row.volgnummer_ontvanger) - 1]
      return got?.isHard === true && row.hard_bounce !== 'true' ? [mistakeIn(row) ?? row.bestand] : []
    })
    expect(falseRemovals).toEqual([])
  })

  it('no message without a wrong address in it makes a wrong address', () => {
    const hardFiles = new Set(rows.filter((row) => row.hard_bounce === 'true').map((row) => row.bestand))
    const known = new Set(rows.map((row) => row.bestand))
    const wrong = [...all].filter(
      ([file, got]) => known.has(file) && !hardFiles.has(file) && got.some((row) => row.isHard),
    )
    expect(wrong.map(([file]) => file)).toEqual([])
  })

  it('the status code is that of the receiving side in at least 95 % of the rows that have one', () => {
    // Codes x.y.9zz are the collection's own and occur in no message.
    const withCode = rows.filter((row) => row.dsn_status !== '' && !/\.9\d\d$/.test(row.dsn_status))
    const right = withCode.filter(
      (row) => all.get(row.bestand)?.[Number(row.volgnummer_ontvanger) - 1]?.status === row.dsn_status,
    )
    expect(right.length / withCode.length).toBeGreaterThanOrEqual(0.95)
  })

  it('every message of the collection is understood, also the ones without an expected outcome', () => {
    expect([...all].filter(([, got]) => got.length === 0).map(([file]) => file)).toEqual([])
  })

  it.each(readdirSync(new URL('bounces-crlf/', FOLDER)))('line ends make no difference: %s', async (file) => {
    const plain = await classifyFile(`bounces/${file}`)
    const withCrlf = await classifyFile(`bounces-crlf/${file}`)
    const essence = (rows: readonly Classification[]) =>
      rows.map(({ reason, isHard, recipient }) => [reason, isHard, recipient])
    expect(essence(withCrlf)).toEqual(essence(plain))
  })
})
