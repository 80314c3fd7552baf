import { dutchDay } from '@klantregie/contract'
import type { Receiver, ReceiverInput, RegisterContent, RegisterText, RegisterVersion } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findOrganisationName } from '../../../platform/tenants/organisation-name.queries.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { findDomains, findFields, findTypes } from '../../governance/index.ts'
import * as purposes from '../purposes/purpose.queries.ts'
import { readySettings } from '../purposes/setting.service.ts'
import type { RetentionParts } from '../retention/parts.ts'
import * as rules from '../retention/rule.queries.ts'
import { proofTexts, sayTerm } from '../retention/retention-texts.ts'
import { findChanges } from './changes.rules.ts'
import { findGaps } from './gaps.rules.ts'
import * as register from './register.queries.ts'
import { registerTexts } from './register-texts.ts'

export type RegisterParts = Pick<RetentionParts, 'sourceNames'>

const NO_TEXT: RegisterText = {
  controller: '',
  contact: '',
  officer: '',
  representative: '',
  measures: '',
  transfers: '',
}

/** The record of processing (AVG art. 30) as it follows from the configuration at this moment, with what is missing in it. */
export async function composeRegister(ctx: Ctx, parts: RegisterParts): Promise<RegisterContent> {
  const today = dutchDay(ctx.now)
  const all = await rules.list(ctx)
  const organisation = await findOrganisationName(ctx)
  const names = new Map((await findUserNames(ctx)).map(({ id, name }) => [id, name]))
  const domains = await findDomains(ctx)
  const types = await findTypes(ctx)
  const say = (rule: rules.RuleRow) => sayRule(ctx, rule)
  const ofType = (typeId: string) =>
    all.filter((rule) => rule.kind === 'former_role' && (rule.typeId ?? typeId) === typeId)
  const content = {
    organisation: organisation.name,
    text: { ...NO_TEXT, ...(await register.findText(ctx))?.content },
    purposes: await purposesOf(ctx, all),
    types: types.map(({ id, name, definition, domainId, kinds }) => ({
      id,
      name,
      definition: definition ?? '',
      domain: domains.find((domain) => domain.id === domainId)?.name ?? '',
      kinds: kinds.map((kind) => registerTexts(ctx.language).relationKinds[kind]),
      terms: ofType(id).map(say),
    })),
    fields: (await findFields(ctx)).map(({ key, label, goal, sensitivity }) => ({
      key,
      label,
      goal,
      sensitivity: registerTexts(ctx.language).sensitivities[sensitivity],
    })),
    domains: domains.map(({ id, name, ownerUserId }) => ({ id, name, owner: names.get(ownerUserId ?? '') ?? '' })),
    sources: [...(await parts.sourceNames(ctx))]
      .map(([id, name]) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    receivers: (await register.listReceivers(ctx)).map(({ changedBy: _by, changedAt: _at, ...receiver }) => receiver),
    terms: all.map((rule) => termOf(ctx, rule)),
  }
  const isOf = (on: boolean) =>
    new Set(types.filter(({ id }) => ofType(id).some(({ isOn }) => isOn === on)).map(({ id }) => id))
  const personTypeIds = new Set(types.filter(({ kinds }) => kinds.includes('person')).map(({ id }) => id))
  const gaps = findGaps({ ...content, personTypeIds, typesWithTerm: isOf(true), typesWithTermOff: isOf(false) }, today)
  return { ...content, gaps }
}

async function purposesOf(ctx: Ctx, all: readonly rules.RuleRow[]): Promise<RegisterContent['purposes']> {
  const texts = registerTexts(ctx.language)
  // An organisation that never looked at its purposes has the ones it starts with.
  await readySettings(ctx)
  const known = (await purposes.list(ctx)).filter(({ status }) => status === 'active')
  return known.map(({ id, name, description, basis, validMonths }) => ({
    id,
    name,
    description,
    bases: [texts.bases[basis]],
    terms: [
      ...(validMonths === null ? [] : [texts.validFor(sayTerm(ctx.language, { months: validMonths, days: 0 }))]),
      ...all.filter(({ purposeId }) => purposeId === id).map((rule) => sayRule(ctx, rule)),
    ],
  }))
}

/** "2 jaar na het einde van de rol", with a mark when the rule is off. */
function sayRule({ language }: Ctx, rule: rules.RuleRow): string {
  const texts = registerTexts(language)
  const said = texts.termAfter(sayTerm(language, rule), proofTexts(language).moments[rule.moment])
  return rule.isOn ? said : texts.off(said)
}

function termOf({ language }: Ctx, rule: rules.RuleRow): RegisterContent['terms'][number] {
  const texts = proofTexts(language)
  const { id, title, basis, isOn } = rule
  return {
    id,
    title,
    about: texts.kinds[rule.kind],
    term: sayTerm(language, rule),
    after: texts.moments[rule.moment],
    action: texts.actions[rule.action],
    basis,
    isOn,
  }
}

export async function showRegister(ctx: Ctx, parts: RegisterParts) {
  const content = await composeRegister(ctx, parts)
  const versions = await register.listVersions(ctx)
  const [last] = versions
  const fixed = last && (await register.findVersion(ctx, last.id))
  const text = await register.findText(ctx)
  return {
    content,
    versions: versions.map(toVersion),
    changes: fixed ? findChanges(fixed.content, content) : [],
    changedBy: text?.changedBy ?? null,
    changedAt: text?.changedAt.toISOString() ?? null,
  }
}

function toVersion({ id, number, note, fixedBy, fixedAt }: register.VersionRow): RegisterVersion {
  return { id, number, note, fixedBy, fixedAt: fixedAt.toISOString() }
}

/** @throws AppError privacy.register_version_not_found */
export async function showVersion(ctx: Ctx, parts: RegisterParts, id: string) {
  const row = await register.findVersion(ctx, id)
  if (!row) throw new AppError('privacy.register_version_not_found')
  const { content, ...version } = row
  return { version: toVersion(version), content, changes: findChanges(content, await composeRegister(ctx, parts)) }
}

/** "Vastgesteld": the register as it is now, kept for ever. */
export async function fixRegister(ctx: Ctx, parts: RegisterParts, note: string): Promise<RegisterVersion> {
  const id = await register.insertVersion(ctx, await composeRegister(ctx, parts), note)
  const row = await register.findVersion(ctx, id)
  if (!row) throw new AppError('privacy.register_version_not_found')
  await ctx.audit('register.fixed', { kind: 'register_version', id }, { number: row.number })
  await ctx.announce({ topic: 'privacy', id })
  return toVersion(row)
}

export async function changeText(ctx: Ctx, text: RegisterText): Promise<RegisterText> {
  await register.saveText(ctx, text)
  await ctx.audit('register.text_changed', null, { ...text })
  await ctx.announce({ topic: 'privacy', id: ctx.tenantId })
  return text
}

function toReceiver(row: register.ReceiverRow): Receiver {
  return { ...row, changedAt: row.changedAt.toISOString() }
}

export async function listReceivers(ctx: Ctx) {
  return { items: (await register.listReceivers(ctx)).map(toReceiver) }
}

async function getReceiver(ctx: Ctx, id: string): Promise<Receiver> {
  const row = await register.findReceiver(ctx, id)
  if (!row) throw new AppError('privacy.receiver_not_found')
  return toReceiver(row)
}

export async function addReceiver(ctx: Ctx, input: ReceiverInput): Promise<Receiver> {
  const id = await register.insertReceiver(ctx, input)
  await ctx.audit('receiver.added', { kind: 'receiver', id }, { ...input })
  await ctx.announce({ topic: 'privacy', id })
  return getReceiver(ctx, id)
}

export async function changeReceiver(ctx: Ctx, id: string, input: ReceiverInput): Promise<Receiver> {
  if (!(await register.changeReceiver(ctx, id, input))) throw new AppError('privacy.receiver_not_found')
  await ctx.audit('receiver.changed', { kind: 'receiver', id }, { ...input })
  await ctx.announce({ topic: 'privacy', id })
  return getReceiver(ctx, id)
}

export async function removeReceiver(ctx: Ctx, id: string): Promise<{ ok: true }> {
  const { name } = await getReceiver(ctx, id)
  await register.endReceiver(ctx, id)
  await ctx.audit('receiver.removed', { kind: 'receiver', id }, { name })
  await ctx.announce({ topic: 'privacy', id })
  return { ok: true }
}
