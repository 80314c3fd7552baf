import type { Ctx } from '../../../platform/context.ts'
import { written, type Written } from '../../../platform/documents/written.ts'
import { BYTE_ORDER_MARK, csvLine } from '../../../platform/pure/csv.ts'
import { breachDocument, factsOf, letterDocument } from './breach-document.ts'
import * as breaches from './breach.queries.ts'
import { getBreach, senderOf, showBreach } from './breach.service.ts'
import { breachTexts } from './breach-texts.ts'

type Asked = { readonly id: string; readonly what: 'file' | 'letter_authority' | 'letter_persons' }

/** The file of a breach to read or print; a letter as a text document to sign and send. @throws AppError privacy.breach_not_found */
export async function breachFile(ctx: Ctx, { id, what }: Asked): Promise<Written> {
  const texts = breachTexts(ctx.language)
  const row = await getBreach(ctx, id)
  const { breach, events } = await showBreach(ctx, id)
  const { organisation } = await senderOf(ctx)
  await ctx.audit('breach.exported', { kind: 'breach', id }, { what })
  if (what === 'file') {
    const document = breachDocument(ctx.language, { breach: row, events, organisation, now: ctx.now })
    return written(document, texts.fileName(row.number), 'html')
  }
  const whom = what === 'letter_authority' ? 'authority' : 'persons'
  const text = whom === 'authority' ? breach.letterAuthority : breach.letterPersons
  return written(letterDocument(ctx.language, whom, text, organisation), texts.letterName(whom, row.number), 'odt')
}

/** The register of breaches (art. 33 lid 5): every one, with its facts, effects and measures. */
export async function breachRegister(ctx: Ctx): Promise<Written> {
  const { language } = ctx
  const { labels, registerName } = breachTexts(language)
  const rows = await breaches.list(ctx)
  await ctx.audit('breach.register_exported', null, { breaches: rows.length })
  const lines = rows.map((row) => {
    const facts = factsOf(language, row, ctx.now).map(([, value]) => value)
    return csvLine([
      String(row.number),
      row.title,
      ...facts,
      row.authorityReason ?? '',
      row.personsReason ?? '',
      row.closedAt?.toISOString() ?? '',
    ])
  })
  const names = rows[0] ? factsOf(language, rows[0], ctx.now).map(([term]) => term) : []
  const head = csvLine([labels.number, labels.title, ...names, labels.authority, labels.toldPersons, labels.closed])
  return {
    fileName: `${registerName}.csv`,
    contentType: 'text/csv; charset=utf-8',
    content: BYTE_ORDER_MARK + head + lines.join(''),
  }
}
