import { createReadStream, statSync } from 'node:fs'
import type { Import } from '@klantregie/contract'
import { round, timed } from './figures.ts'
import type { House } from './house.ts'

export type ImportFigures = {
  readonly counts: unknown
  readonly bytes: number
  readonly seconds: { upload: number; inspect: number; check: number; run: number; keys: number }
  /** Rows per second of carrying the import out: read, map, compare, store, audit and make searchable, all over again. */
  readonly rowsPerSecond: number
  /** The same with upload, inspection and dry run counted as well. */
  readonly rowsPerSecondWholeWay: number
}

/** Reads the borrowers' list in through the same API and jobs as a person would. */
export async function importFile(house: House, say: (line: string) => void): Promise<ImportFigures> {
  const uploaded = await house.request('POST', `/imports?fileName=leners.csv`, createReadStream(house.csvPath))
  const id = (uploaded.json as Import).id
  const inspect = await timed(() => house.started.runJobs())
  const check = await house.request('POST', `/imports/${id}/check`, await optionsFor(house, id))
  if (check.status !== 200) throw new Error(JSON.stringify(check.json))
  const checked = await timed(() => house.started.runJobs())
  await house.request('POST', `/imports/${id}/run`, {})
  const startedAt = Date.now()
  const ran = await timed(() => house.started.runJobs())
  const done = (await house.request('GET', `/imports/${id}`)).json as Import
  if (done.state !== 'done') throw new Error(JSON.stringify(done.problem))
  const seconds = {
    upload: uploaded.milliseconds / 1000,
    inspect: inspect.milliseconds / 1000,
    check: checked.milliseconds / 1000,
    run: (Date.parse(done.finishedAt ?? '') - startedAt) / 1000,
  }
  const keys = ran.milliseconds / 1000 - seconds.run
  const whole = seconds.upload + seconds.inspect + seconds.check + seconds.run
  const figures = {
    counts: done.counts,
    bytes: statSync(house.csvPath).size,
    seconds: {
      upload: round(seconds.upload),
      inspect: round(seconds.inspect),
      check: round(seconds.check),
      run: round(seconds.run),
      // By which somebody is recognised when typed in again: follows in the background, when the list is there already.
      keys: round(keys),
    },
    rowsPerSecond: Math.round(house.rows / seconds.run),
    rowsPerSecondWholeWay: Math.round(house.rows / whole),
  }
  say(`import: ${JSON.stringify(figures)}`)
  return figures
}

async function optionsFor(house: House, id: string) {
  const uploaded = (await house.request('GET', `/imports/${id}`)).json as Import
  const types = (await house.request('GET', '/relation-types')).json.items as {
    id: string
    key: string
    domainId: string
  }[]
  const borrower = types.find((type) => type.key === 'borrower')
  const sheet = uploaded.file?.suggestedSheet ?? 0
  return {
    sheet,
    headerRow: uploaded.file?.sheets[sheet]?.headerRow ?? null,
    columns: (uploaded.proposal ?? []).map(({ column, header, target, dateOrder }) => ({
      column,
      header,
      target,
      ...(dateOrder ? { dateOrder } : {}),
    })),
    sourceId: null,
    sourceName: 'Bibliotheeksysteem',
    kind: 'person',
    typeIds: [borrower?.id],
    domainId: borrower?.domainId,
    branchId: null,
    isComplete: true,
  }
}
