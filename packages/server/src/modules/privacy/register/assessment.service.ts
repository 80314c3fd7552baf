import { dutchDay } from '@klantregie/contract'
import type { Assessment, AssessmentAnswers, RegisterContent } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { written, type Written } from '../../../platform/documents/written.ts'
import { AppError } from '../../../platform/failure.ts'
import { assessmentDocument } from './assessment-document.ts'
import * as assessments from './assessment.queries.ts'
import { countCriteria, CRITERIA, isAnswered, isComplete } from './assessment.rules.ts'
import { composeRegister, type RegisterParts } from './register.service.ts'
import { registerTexts, type RegisterTexts } from './register-texts.ts'

function view(row: assessments.AssessmentRow): Assessment {
  return {
    ...row,
    criteriaMet: countCriteria(row.answers),
    isAnswered: isAnswered(row.answers),
    changedAt: row.changedAt.toISOString(),
  }
}

export async function listAssessments(ctx: Ctx) {
  return { items: (await assessments.list(ctx)).map(view) }
}

async function get(ctx: Ctx, id: string): Promise<assessments.AssessmentRow> {
  const row = await assessments.find(ctx, id)
  if (!row) throw new AppError('privacy.assessment_not_found')
  return row
}

export async function showAssessment(ctx: Ctx, id: string) {
  const versions = await assessments.listVersions(ctx, id)
  return {
    assessment: view(await get(ctx, id)),
    versions: versions.map(({ version, fixedBy, fixedAt, content }) => ({
      version,
      fixedBy,
      fixedAt: fixedAt.toISOString(),
      title: content.title,
    })),
  }
}

type Start = { readonly title: string; readonly purposeId: string | null }

/** Filled in with what the configuration says already, so that people only write what nobody but they can know. */
export async function startAssessment(
  ctx: Ctx,
  parts: RegisterParts,
  { title, purposeId }: Start,
): Promise<Assessment> {
  const register = await composeRegister(ctx, parts)
  const id = await assessments.insert(ctx, title, prefilled(registerTexts(ctx.language), register, purposeId))
  await ctx.audit('assessment.started', { kind: 'assessment', id }, { title })
  await ctx.announce({ topic: 'privacy', id })
  return view(await get(ctx, id))
}

const said = (label: string, items: readonly string[]) => (items.length === 0 ? '' : `${label}: ${items.join(', ')}.`)

function describe(
  { prefilled: words }: RegisterTexts,
  register: RegisterContent,
  purpose: RegisterContent['purposes'][number] | undefined,
): string {
  const names = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name)
  return [
    words.description(register.organisation, purpose?.name ?? ''),
    purpose?.description ?? '',
    said(words.types, names(register.types)),
    said(
      words.fields,
      register.fields.map(({ label }) => label),
    ),
    said(words.sources, names(register.sources)),
    said(words.receivers, names(register.receivers)),
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function prefilled(texts: RegisterTexts, register: RegisterContent, purposeId: string | null): AssessmentAnswers {
  const { prefilled: words } = texts
  const purpose = register.purposes.find(({ id }) => id === purposeId)
  const special = register.fields.filter(({ sensitivity }) => sensitivity !== texts.sensitivities.normal)
  const open = Object.fromEntries(CRITERIA.map((criterion) => [criterion, { applies: null, why: '' }]))
  const criteria = {
    ...(open as AssessmentAnswers['criteria']),
    // What the product itself does cannot be denied: lists of several sources are brought together.
    ...(register.sources.length > 1 && {
      matching: {
        applies: true,
        why: said(
          words.sources,
          register.sources.map(({ name }) => name),
        ),
      },
    }),
    ...(special.length > 0 && {
      sensitive: { applies: true, why: words.special(special.map(({ label }) => label).join(', ')) },
    }),
  }
  return {
    purposeId: purpose?.id ?? null,
    criteria,
    description: describe(texts, register, purpose),
    necessity: purpose ? words.necessity(purpose.bases.join('; ')) : '',
    proportionality: said(
      words.terms,
      purpose && purpose.terms.length > 0
        ? purpose.terms
        : register.terms.filter(({ isOn }) => isOn).map(({ title }) => title),
    ),
    rights: words.rights,
    risks: words.risks.map(([risk, measure]) => ({ risk, measure, likelihood: 'medium', severity: 'medium' })),
    consulted: '',
    officerAdvice: '',
    conclusion: '',
  }
}

type Change = {
  readonly id: string
  readonly title: string
  readonly answers: AssessmentAnswers
  readonly expectedChangedAt: string
}

/** @throws AppError privacy.assessment_not_found, privacy.assessment_changed */
export async function changeAssessment(
  ctx: Ctx,
  { id, title, answers, expectedChangedAt }: Change,
): Promise<Assessment> {
  const row = await assessments.findForChange(ctx, id)
  if (!row) throw new AppError('privacy.assessment_not_found')
  if (row.changedAt.getTime() !== new Date(expectedChangedAt).getTime())
    throw new AppError('privacy.assessment_changed')
  await assessments.change(ctx, id, title, answers)
  await ctx.audit('assessment.changed', { kind: 'assessment', id })
  await ctx.announce({ topic: 'privacy', id })
  return view(await get(ctx, id))
}

/** @throws AppError privacy.assessment_not_found, privacy.assessment_incomplete */
export async function fixAssessment(ctx: Ctx, id: string): Promise<Assessment> {
  const row = await assessments.findForChange(ctx, id)
  if (!row) throw new AppError('privacy.assessment_not_found')
  if (!isComplete(row.answers)) throw new AppError('privacy.assessment_incomplete')
  await assessments.fix(ctx, row)
  await ctx.audit('assessment.fixed', { kind: 'assessment', id }, { version: row.version + 1 })
  await ctx.announce({ topic: 'privacy', id })
  return view(await get(ctx, id))
}

type Asked = { readonly id: string; readonly format: 'html' | 'odt'; readonly version?: number | undefined }

/** @throws AppError privacy.assessment_not_found: also for a version that does not exist */
export async function assessmentFile(ctx: Ctx, { id, format, version }: Asked): Promise<Written> {
  const row = await get(ctx, id)
  const texts = registerTexts(ctx.language)
  await ctx.audit('assessment.exported', { kind: 'assessment', id }, { format, version: version ?? null })
  if (version === undefined)
    return written(
      assessmentDocument(ctx.language, row, `${texts.dpia.concept}, ${dutchDay(row.changedAt)}`),
      `dpia-${dutchDay(ctx.now)}`,
      format,
    )
  const fixed = (await assessments.listVersions(ctx, id)).find((one) => one.version === version)
  if (!fixed) throw new AppError('privacy.assessment_not_found')
  const lead = texts.fixedOn(version, dutchDay(fixed.fixedAt), fixed.fixedBy)
  return written(assessmentDocument(ctx.language, fixed.content, lead), `dpia-v${version}`, format)
}
