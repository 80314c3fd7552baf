import { Readable } from 'node:stream'
import { dutchDay } from '@klantregie/contract'
import type { AuditExportFormat, AuditFilter } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { SealTools } from '../../../platform/audit/seal-store.ts'
import { sealTrail } from '../../../platform/audit/sealer.ts'
import { entryLine, headLine, type ExportedEntry } from './trail-export.rules.ts'
import type { TrailSubjects } from './trail-subjects.ts'
import { filterOf, readPage } from './trail.service.ts'

/** A transaction per page: a slow download must not hold one open. */
type InTransaction = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>

type Parts = {
  readonly inTransaction: InTransaction
  readonly sealing: SealTools
  readonly tenantId: string
  readonly subjects: TrailSubjects
}

const PAGE = 1000

/**
 * The trail as a file, newest first, made while it is being downloaded. That it was taken stands in the trail itself, with
 * the number of entries that left, also when the reader walks away.
 */
export async function exportTrail(parts: Parts, asked: AuditFilter & { readonly format: AuditExportFormat }) {
  const { format, ...filter } = asked
  await sealTrail(parts.sealing, parts.tenantId)
  const day = await parts.inTransaction(async (ctx) => {
    await ctx.auditRead('audit.export_started', null, { format, filter })
    return dutchDay(ctx.now)
  })
  const pages = counted(parts, format, pagesOf(parts, filter))
  return {
    fileName: `wie-deed-wat-${day}.${format}`,
    contentType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
    content: Readable.from(format === 'csv' ? csvParts(pages) : jsonParts(pages)),
  }
}

type Pages = AsyncGenerator<readonly ExportedEntry[]>

async function* pagesOf(parts: Parts, asked: AuditFilter): Pages {
  for (let before: Place | null = null; ;) {
    const { items, last }: ExportPage = await nextPage(parts, asked, before)
    if (items.length > 0) yield items
    if (!last) return
    before = last
  }
}

type Place = { readonly at: Date; readonly id: string }
type ExportPage = { readonly items: readonly ExportedEntry[]; readonly last: Place | null }

function nextPage({ inTransaction, subjects }: Parts, asked: AuditFilter, before: Place | null): Promise<ExportPage> {
  return inTransaction(async (ctx) => {
    const filter = await filterOf(ctx, asked, subjects)
    return readPage(ctx, { filter, before, limit: PAGE }, subjects)
  })
}

async function* counted({ inTransaction }: Parts, format: AuditExportFormat, pages: Pages): Pages {
  let count = 0
  let isComplete = false
  try {
    for await (const page of pages) {
      count += page.length
      yield page
    }
    isComplete = true
  } finally {
    await inTransaction((ctx) => ctx.auditRead('audit.exported', null, { format, count, isComplete }))
  }
}

async function* csvParts(pages: Pages): AsyncGenerator<string> {
  yield headLine
  for await (const page of pages) yield page.map(entryLine).join('')
}

async function* jsonParts(pages: Pages): AsyncGenerator<string> {
  let before = '[\n'
  for await (const page of pages) {
    yield before + page.map((entry) => JSON.stringify(entry)).join(',\n')
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}
