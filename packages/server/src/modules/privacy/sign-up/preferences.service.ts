import type { Channel, Preference, WordingLanguage } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findOrganisationName } from '../../../platform/tenants/organisation-name.queries.ts'
import { findReach, relationIdNow } from '../../relations/index.ts'
import * as consents from '../consent/consent.queries.ts'
import { listNoes, recordConsent } from '../consent/consent.service.ts'
import { isProved, type LinkContents } from '../links/signed-link.ts'
import { mayReceive } from '../may-we/may-we.service.ts'
import * as purposes from '../purposes/purpose.queries.ts'
import * as settings from '../purposes/setting.queries.ts'
import { hashOfContact } from '../standing/contact-point.ts'
import * as suppressions from '../standing/suppression.queries.ts'

type Link = LinkContents & { readonly proof: string }

/** The relation a proved link is about, while the address of the link is still theirs; null when it is not. */
type Owner = { readonly relationId: string; readonly address: string }

async function requireProved(ctx: Ctx, link: Link): Promise<void> {
  const setting = await settings.find(ctx)
  if (!setting || !isProved(setting.linkSecret, 'preferences', link)) throw new AppError('privacy.link_invalid')
}

/** A mailbox that is no longer theirs opens nothing of theirs; an erased relation has nothing to open. */
async function ownerOf(ctx: Ctx, { relationId: asked, addressHash }: LinkContents): Promise<Owner | null> {
  const relationId = await relationIdNow(ctx, asked)
  const relation = relationId === null ? undefined : (await findReach(ctx, [relationId])).get(relationId)
  const address = relation?.emails.find(
    (contact) => hashOfContact(ctx.tenantId, { kind: 'email', contact }) === addressHash,
  )
  return relation && address !== undefined ? { relationId: relation.id, address } : null
}

async function requireOwner(ctx: Ctx, link: Link): Promise<Owner> {
  await requireProved(ctx, link)
  const owner = await ownerOf(ctx, link)
  if (!owner) throw new AppError('privacy.link_invalid')
  return owner
}

/** What the owner of the link receives and can choose. Says no more of the address than its owner needs. @throws AppError privacy.link_invalid */
export async function getPreferences(ctx: Ctx, link: Link, language: WordingLanguage) {
  const owner = await requireOwner(ctx, link)
  return describe(ctx, owner, language)
}

async function describe(ctx: Ctx, { relationId, address }: Owner, _language: WordingLanguage) {
  const { name: organisation } = await findOrganisationName(ctx)
  const offered = new Map((await purposes.list(ctx)).map((purpose) => [purpose.id, purpose]))
  const { items } = await mayReceive(ctx, relationId)
  const shown = items.flatMap((item): Preference[] => {
    const purpose = offered.get(item.purposeId)
    if (!purpose || purpose.kind === 'service') return []
    const isOn = item.decision !== 'not_allowed'
    const isOffered = purpose.isOnForm && item.channel === 'email'
    if (!isOn && !isOffered && item.consent === null) return []
    return [
      {
        purposeId: item.purposeId,
        name: item.purpose,
        description: purpose.description,
        channel: item.channel,
        topicId: item.topicId,
        topic: item.topic,
        isOn,
        wording: isOffered || item.consent !== null ? item.wording : null,
      },
    ]
  })
  return { organisation, address: veiled(address), items: shown }
}

/** "jan@voorbeeld.nl" → "j…@voorbeeld.nl" */
function veiled(address: string): string {
  const at = address.lastIndexOf('@')
  return `${String.fromCodePoint(address.codePointAt(0) ?? 0)}…${address.slice(at)}`
}

export type PreferenceChange = {
  readonly purposeId: string
  readonly channel: Channel
  readonly topicId?: string | undefined
  readonly isOn: boolean
  readonly wordingId?: string | undefined
}

/**
 * Carries out what the owner of a link chose. Off is off at once, also for other relations with that mailbox; on needs the words that
 * are asked now.
 * @throws AppError privacy.link_invalid, privacy.wording_changed
 */
export async function changePreferences(
  ctx: Ctx,
  link: Link,
  { changes, language }: { changes: readonly PreferenceChange[]; language: WordingLanguage },
) {
  const owner = await requireOwner(ctx, link)
  const before = (await describe(ctx, owner, language)).items
  for (const change of changes) {
    const known = before.find(
      ({ purposeId, channel, topicId }) =>
        purposeId === change.purposeId && channel === change.channel && topicId === (change.topicId ?? null),
    )
    // Only what the page offers: a link is no way to whatever else we do.
    if (!known) throw new AppError('privacy.wording_changed')
    await (change.isOn ? switchOn(ctx, { owner, link, change, known }) : switchOff(ctx, { owner, link, change }))
  }
  return describe(ctx, owner, language)
}

type Switching = { readonly owner: Owner; readonly link: Link; readonly change: PreferenceChange }

async function switchOn(
  ctx: Ctx,
  { owner, link, change, known }: Switching & { readonly known: Preference },
): Promise<void> {
  if (known.wording === null || known.wording.id !== change.wordingId) throw new AppError('privacy.wording_changed')
  const noes = await listNoes(ctx, { relationId: owner.relationId, ...change })
  await recordConsent(ctx, { ...said(owner, change), state: 'given', source: 'form', seen: noes.map(({ id }) => id) })
  const { addressHash: hash } = link
  await suppressions.release(ctx, { hash, reasons: ['opt_out'], purposeId: change.purposeId })
  await suppressions.release(ctx, { hash, reasons: ['opt_out'], purposeId: null })
}

async function switchOff(ctx: Ctx, { owner, link, change }: Switching): Promise<void> {
  await recordConsent(ctx, { ...said(owner, change), state: 'withdrawn', source: 'opt_out_link', seen: [] })
  if (change.topicId !== undefined || change.channel !== 'email') return
  await suppressions.insert(ctx, {
    kind: 'email',
    hash: link.addressHash,
    reason: 'opt_out',
    purposeId: change.purposeId,
  })
}

function said({ relationId, address }: Owner, { purposeId, channel, topicId, wordingId }: PreferenceChange) {
  return {
    id: relationId,
    purposeId,
    channels: [channel],
    topicId,
    ...(wordingId === undefined ? {} : { wordingId }),
    contact: address,
    isByGuardian: false,
    isByVisitor: true,
  }
}

/**
 * Stops everything that is not service, at once and as often as it is asked. Works for as long as the link exists, also when the
 * address is no longer theirs or the relation is gone: then only the address is stopped.
 * @throws AppError privacy.link_invalid
 */
export async function unsubscribe(ctx: Ctx, link: Link): Promise<void> {
  await requireProved(ctx, link)
  await suppressions.insert(ctx, { kind: 'email', hash: link.addressHash, reason: 'opt_out', purposeId: null })
  const owner = await ownerOf(ctx, link)
  if (!owner) return
  const refused = new Set((await consents.listOf(ctx, owner.relationId)).map(({ purposeId }) => purposeId))
  const messages = (await purposes.list(ctx)).filter(
    ({ id, kind, status }) => kind !== 'service' && (status === 'active' || refused.has(id)),
  )
  for (const { id: purposeId, channels } of messages) {
    const open = await withoutNo(ctx, { relationId: owner.relationId, purposeId, channels })
    if (open.length === 0) continue
    const statement = { ...said(owner, { purposeId, channel: 'email', isOn: false }), channels: open }
    await recordConsent(ctx, { ...statement, state: 'withdrawn', source: 'opt_out_link', seen: [] })
  }
}

async function withoutNo(
  ctx: Ctx,
  { relationId, purposeId, channels }: { relationId: string; purposeId: string; channels: readonly Channel[] },
): Promise<Channel[]> {
  const open: Channel[] = []
  for (const channel of channels)
    if ((await listNoes(ctx, { relationId, purposeId, channel })).length === 0) open.push(channel)
  return open
}
