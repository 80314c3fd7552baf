import { dutchDay } from '@klantregie/contract'
import type { RegisterFormat } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { written, type Written } from '../../../platform/documents/written.ts'
import { AppError } from '../../../platform/failure.ts'
import { registerCsv, registerDocument } from './register-document.ts'
import * as register from './register.queries.ts'
import { composeRegister, type RegisterParts } from './register.service.ts'
import { registerTexts } from './register-texts.ts'

type Asked = { readonly format: RegisterFormat; readonly versionId?: string | undefined }

/** The register as it is, or as it was settled, as a file. @throws AppError privacy.register_version_not_found */
export async function registerFile(ctx: Ctx, parts: RegisterParts, { format, versionId }: Asked): Promise<Written> {
  const { content, lead, name } = versionId === undefined ? await current(ctx, parts) : await settled(ctx, versionId)
  await ctx.audit('register.exported', null, { format, versionId: versionId ?? null })
  if (format === 'csv')
    return {
      fileName: `${name}.csv`,
      contentType: 'text/csv; charset=utf-8',
      content: registerCsv(ctx.language, content),
    }
  return written(registerDocument(ctx.language, content, lead), name, format)
}

async function current(ctx: Ctx, parts: RegisterParts) {
  const texts = registerTexts(ctx.language)
  const day = dutchDay(ctx.now)
  return { content: await composeRegister(ctx, parts), lead: texts.madeOn(day), name: `${texts.fileName}-${day}` }
}

async function settled(ctx: Ctx, versionId: string) {
  const texts = registerTexts(ctx.language)
  const row = await register.findVersion(ctx, versionId)
  if (!row) throw new AppError('privacy.register_version_not_found')
  return {
    content: row.content,
    lead: texts.fixedOn(row.number, dutchDay(row.fixedAt), row.fixedBy),
    name: `${texts.fileName}-v${row.number}`,
  }
}
