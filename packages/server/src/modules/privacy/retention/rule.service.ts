import type { RetentionRule, RetentionRuleContent, RetentionSettings } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findTypes } from '../../governance/index.ts'
import { applyingKinds, appliesTo } from './applies.ts'
import { describeKinds, isPossible } from './kinds.rules.ts'
import type { RetentionParts } from './parts.ts'
import { viewPreview } from './preview.service.ts'
import * as rules from './rule.queries.ts'
import { isEveryDomain, requireEveryDomain } from './sight.service.ts'
import { standardRules } from './standard-rules.ts'

/**
 * The rules the product comes with, once per organisation and all switched off: what is kept how long is for the
 * organisation to say. Done at the first look, so that organisations from before have them too.
 */
async function ensureStandard(ctx: Ctx): Promise<void> {
  if (await rules.hasDefaults(ctx)) return
  const typeIds = new Map((await findTypes(ctx)).map(({ key, id }) => [key, id]))
  for (const { key, content } of standardRules(ctx.language, typeIds)) await rules.insert(ctx, content, key)
}

export async function listRules(ctx: Ctx, parts: RetentionParts) {
  await ensureStandard(ctx)
  return {
    items: (await rules.list(ctx)).map((row) => view(parts, row)),
    kinds: describeKinds(applyingKinds(parts)),
    settings: await rules.findSettings(ctx),
    seesAll: await isEveryDomain(ctx, ctx.domainMask),
  }
}

/** @throws AppError privacy.retention_rule_not_found */
export async function showRule(ctx: Ctx, parts: RetentionParts, id: string) {
  const row = await rules.find(ctx, id)
  if (!row) throw new AppError('privacy.retention_rule_not_found')
  const versions = await rules.listVersions(ctx, id)
  return {
    rule: view(parts, row),
    versions: versions.map((version) => ({ ...version, changedAt: version.changedAt.toISOString() })),
    preview: await viewPreview(ctx, id),
  }
}

export function view(parts: RetentionParts, row: rules.RuleRow): RetentionRule {
  return {
    ...row,
    applies: appliesTo(parts, row.kind),
    changedAt: row.changedAt.toISOString(),
    switchedAt: row.switchedAt?.toISOString() ?? null,
  }
}

/** @throws AppError privacy.retention_rule_impossible, relations.type_not_found, identity.source_not_found */
async function requirePossible(ctx: Ctx, parts: RetentionParts, content: RetentionRuleContent): Promise<void> {
  if (!isPossible(content)) throw new AppError('privacy.retention_rule_impossible')
  if (content.typeId !== null && !(await findTypes(ctx)).some(({ id }) => id === content.typeId))
    throw new AppError('relations.type_not_found')
  if (content.sourceId !== null && !(await parts.sourceNames(ctx)).has(content.sourceId))
    throw new AppError('identity.source_not_found')
}

async function getForChange(ctx: Ctx, id: string): Promise<rules.RuleRow> {
  const row = await rules.findForChange(ctx, id)
  if (!row) throw new AppError('privacy.retention_rule_not_found')
  return row
}

export async function addRule(ctx: Ctx, parts: RetentionParts, content: RetentionRuleContent): Promise<RetentionRule> {
  await requirePossible(ctx, parts, content)
  const id = await rules.insert(ctx, content)
  if (id === null) throw new AppError('internal')
  await ctx.audit('retention.rule_added', { kind: 'retention_rule', id }, { ...content })
  return viewOf(ctx, parts, id)
}

async function viewOf(ctx: Ctx, parts: RetentionParts, id: string): Promise<RetentionRule> {
  return view(parts, await getForChange(ctx, id))
}

/** A new version; whatever was previewed was previewed of another rule, so it is switched off. */
export async function changeRule(
  ctx: Ctx,
  parts: RetentionParts,
  { id, expectedVersion, ...content }: RetentionRuleContent & { readonly id: string; readonly expectedVersion: number },
): Promise<RetentionRule> {
  const row = await getForChange(ctx, id)
  if (row.version !== expectedVersion) throw new AppError('privacy.retention_rule_changed')
  if (row.openRunId !== null) throw new AppError('privacy.retention_run_open')
  await requirePossible(ctx, parts, content)
  await rules.change(ctx, id, content, row.version + 1)
  await ctx.audit('retention.rule_changed', { kind: 'retention_rule', id }, { version: row.version + 1, ...content })
  await ctx.announce({ topic: 'privacy', id })
  return viewOf(ctx, parts, id)
}

export async function removeRule(ctx: Ctx, id: string): Promise<{ ok: true }> {
  const row = await getForChange(ctx, id)
  if (row.openRunId !== null) throw new AppError('privacy.retention_run_open')
  await rules.remove(ctx, id)
  await ctx.audit('retention.rule_removed', { kind: 'retention_rule', id }, { title: row.title })
  return { ok: true }
}

type Switch = { readonly id: string; readonly isOn: boolean; readonly version: number }

/** On only after this very version was previewed; off at any time, which also ends what is going on. */
export async function switchRule(ctx: Ctx, parts: RetentionParts, change: Switch): Promise<RetentionRule> {
  const { id, isOn, version } = change
  const row = await getForChange(ctx, id)
  if (row.version !== version) throw new AppError('privacy.retention_rule_changed')
  if (isOn) await requireReady(ctx, parts, row)
  if (row.isOn !== isOn) {
    await rules.setOn(ctx, id, isOn)
    await ctx.audit(
      isOn ? 'retention.switched_on' : 'retention.switched_off',
      { kind: 'retention_rule', id },
      { version },
    )
    await ctx.announce({ topic: 'privacy', id })
  }
  return viewOf(ctx, parts, id)
}

async function requireReady(ctx: Ctx, parts: RetentionParts, row: rules.RuleRow): Promise<void> {
  await requireEveryDomain(ctx)
  if (!appliesTo(parts, row.kind)) throw new AppError('privacy.retention_not_yet')
  if (row.previewedVersion !== row.version) throw new AppError('privacy.retention_not_previewed')
}

export async function changeSettings(ctx: Ctx, settings: RetentionSettings): Promise<RetentionSettings> {
  await rules.saveSettings(ctx, settings)
  await ctx.audit('retention.settings_changed', null, { ...settings })
  return settings
}
