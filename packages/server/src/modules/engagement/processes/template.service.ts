import { dutchDay } from '@klantregie/contract'
import type { ProcessContent, TemplateInput, TemplatePage, TemplateSummary } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { listColleagues } from '../../../platform/tenants/colleague.queries.ts'
import { findTeams } from '../../../platform/tenants/teams.queries.ts'
import { domainMaskOf, findDomains, findFields, findTypes } from '../../governance/index.ts'
import { issuesOf } from './template.rules.ts'
import * as templates from './template.queries.ts'

type Names = { readonly domains: ReadonlyMap<string, string>; readonly types: ReadonlyMap<string, string> }

async function namesOf(ctx: Ctx): Promise<Names> {
  const [domains, types] = [await findDomains(ctx), await findTypes(ctx)]
  return {
    domains: new Map(domains.map(({ id, name }) => [id, name])),
    types: new Map(types.map(({ id, name }) => [id, name])),
  }
}

const NOTHING: templates.Load = { running: 0, overdue: 0 }
type Described = { readonly content: ProcessContent; readonly load: templates.Load; readonly names: Names }

async function summary(
  ctx: Ctx,
  row: templates.TemplateRow,
  { content, load, names }: Described,
): Promise<TemplateSummary> {
  const { id, name, goal, state, domainId, typeId, version } = row
  return {
    ...{ id, name, goal, state, version },
    domain: domainId === null ? null : { id: domainId, name: names.domains.get(domainId) ?? '' },
    type: typeId === null ? null : { id: typeId, name: names.types.get(typeId) ?? '' },
    stepCount: content.steps.length,
    dates: content.dates,
    running: load.running,
    overdue: load.overdue,
    mayManage: ctx.permissions.has('engagement.process.manage') && (await mayChangeIn(ctx, domainId)),
  }
}

/** A template of a domain is changed by who may change something there; one of the whole house by everybody with the right. */
async function mayChangeIn(ctx: Ctx, domainId: string | null): Promise<boolean> {
  if (domainId === null || ctx.rights.change === EVERY_DOMAIN) return true
  return (BigInt(await domainMaskOf(ctx, [domainId])) & BigInt(ctx.rights.change)) !== 0n
}

export async function listTemplates(ctx: Ctx): Promise<TemplateSummary[]> {
  const [names, loads, contents] = [
    await namesOf(ctx),
    await templates.countRunning(ctx, dutchDay(ctx.now)),
    await templates.newestContents(ctx),
  ]
  const items: TemplateSummary[] = []
  for (const row of await templates.list(ctx)) {
    const content = contents.get(row.id)
    if (content) items.push(await summary(ctx, row, { content, load: loads.get(row.id) ?? NOTHING, names }))
  }
  return items
}

/** @throws AppError engagement.template_not_found */
export async function getTemplate(ctx: Ctx, id: string): Promise<templates.TemplateRow> {
  const row = await templates.find(ctx, id)
  if (!row) throw new AppError('engagement.template_not_found')
  return row
}

/** @throws AppError engagement.template_not_found */
export async function viewTemplate(ctx: Ctx, id: string): Promise<TemplatePage> {
  const row = await getTemplate(ctx, id)
  const versions = await templates.listVersions(ctx, id)
  const content = versions.find(({ version }) => version === row.version)?.content
  if (!content) throw new Error('A template without the version that it names.')
  const load = (await templates.countRunning(ctx, dutchDay(ctx.now))).get(id) ?? NOTHING
  return {
    ...(await summary(ctx, row, { content, load, names: await namesOf(ctx) })),
    edition: row.edition,
    content,
    changedAt: row.changedAt.toISOString(),
    changedBy: row.changedBy,
    versions: versions.map(({ version, madeAt, madeBy, running }) => ({
      version,
      madeAt: madeAt.toISOString(),
      madeBy,
      running,
    })),
  }
}

/**
 * @throws AppError engagement.template_invalid (details: issues), engagement.template_not_allowed, governance.domain_not_found,
 * relations.type_not_found
 */
async function requireSensible(ctx: Ctx, { domainId, typeId, content }: TemplateInput): Promise<void> {
  const [domains, types, fields] = [await findDomains(ctx), await findTypes(ctx), await findFields(ctx)]
  if (domainId !== null && !domains.some(({ id }) => id === domainId)) throw new AppError('governance.domain_not_found')
  const pointed = [typeId, content.roleTypeId].filter((id) => id !== null)
  if (pointed.some((type) => !types.some(({ id }) => id === type))) throw new AppError('relations.type_not_found')
  if (!(await mayChangeIn(ctx, domainId))) throw new AppError('engagement.template_not_allowed')
  const issues = issuesOf(content, {
    userIds: new Set((await listColleagues(ctx)).map(({ id }) => id)),
    teamIds: new Set((await findTeams(ctx)).map(({ id }) => id)),
    fieldKeys: new Set(fields.map(({ key }) => key)),
  })
  if (issues.length > 0) throw new AppError('engagement.template_invalid', { issues })
}

/** @throws AppError as `requireSensible`, engagement.template_name_taken (from the database) */
export async function addTemplate(
  ctx: Ctx,
  input: TemplateInput,
  starterKey: string | null = null,
): Promise<TemplatePage> {
  await requireSensible(ctx, input)
  const id = await templates.insert(ctx, clean(input), starterKey)
  await templates.storeVersion(ctx, { templateId: id, version: 1 }, clean(input).content)
  await leaveTrace(ctx, 'process_template.added', id, { name: input.name })
  return viewTemplate(ctx, id)
}

/** The database knows no NUL in text; pasted text sometimes does. */
function clean(input: TemplateInput): TemplateInput {
  return JSON.parse(JSON.stringify(input).replaceAll('\\u0000', '')) as TemplateInput
}

/**
 * Changes a template. When something runs or ran by its newest version that one stays as it is and this becomes the next; otherwise it is
 * written over.
 * @throws AppError as `addTemplate`, engagement.template_not_found; engagement.template_changed: a colleague was first (details: by)
 */
export async function changeTemplate(
  ctx: Ctx,
  { id, edition, ...input }: TemplateInput & { id: string; edition: number },
): Promise<TemplatePage> {
  const row = await getOwn(ctx, id)
  if (row.edition !== edition) throw new AppError('engagement.template_changed', { by: row.changedBy })
  await requireSensible(ctx, input)
  const text = clean(input)
  const isFixed = await templates.isUsed(ctx, { templateId: id, version: row.version })
  const isSame =
    isFixed &&
    JSON.stringify(await templates.findContent(ctx, { templateId: id, version: row.version })) ===
      JSON.stringify(text.content)
  const version = isFixed && !isSame ? row.version + 1 : row.version
  if (!isSame) await templates.storeVersion(ctx, { templateId: id, version }, text.content)
  await templates.update(ctx, id, { ...text, version })
  await leaveTrace(ctx, 'process_template.changed', id, { name: text.name, version })
  return viewTemplate(ctx, id)
}

async function getOwn(ctx: Ctx, id: string): Promise<templates.TemplateRow> {
  const row = await templates.findForChange(ctx, id)
  if (!row) throw new AppError('engagement.template_not_found')
  if (!(await mayChangeIn(ctx, row.domainId))) throw new AppError('engagement.template_not_allowed')
  return row
}

/** What runs goes on, whatever the state of its template. @throws AppError engagement.template_not_found, engagement.template_not_allowed */
export async function setTemplateState(
  ctx: Ctx,
  { id, state }: { id: string; state: 'active' | 'retired' },
): Promise<TemplatePage> {
  const row = await getOwn(ctx, id)
  if (row.state !== state) {
    await templates.setState(ctx, id, state)
    await leaveTrace(ctx, state === 'active' ? 'process_template.put_to_use' : 'process_template.retired', id, {
      name: row.name,
    })
  }
  return viewTemplate(ctx, id)
}

async function leaveTrace(
  ctx: Ctx,
  action: string,
  id: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await ctx.audit(action, { kind: 'process_template', id }, details)
  await ctx.announce({ topic: 'engagement', id })
}
