import type { ConsentSettings, OrganisationKind, PurposeSet } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findOrganisationName } from '../../../platform/tenants/organisation-name.queries.ts'
import * as purposes from './purpose.queries.ts'
import * as settings from './setting.queries.ts'
import { standardPurposes } from './standard-purposes.ts'
import * as topics from './topic.queries.ts'
import * as wordings from './wording.queries.ts'

/**
 * The settings of the organisation. The first who asks makes them, with the common purposes: organisations that were there before
 * this module was get them the same way as new ones.
 */
export async function readySettings(ctx: Ctx): Promise<settings.SettingRow> {
  const known = await settings.find(ctx)
  if (known) return known
  if (await settings.insertFirst(ctx)) await addStandard(ctx, 'common')
  const made = await settings.find(ctx)
  if (!made) throw new Error('The settings of consent were made but are not there.')
  return made
}

/** Adds what is missing of a set; purposes that are there already stay as they are. Answers how many came. */
export async function addStandard(ctx: Ctx, set: 'common' | PurposeSet): Promise<number> {
  let added = 0
  for (const standard of standardPurposes(set, await findOrganisationName(ctx))) {
    const id = await purposes.insertIfKeyIsFree(ctx, {
      key: standard.key,
      name: standard.name,
      description: standard.description,
      kind: standard.kind,
      basis: standard.basis,
      channels: [...standard.channels],
      isOwnOffer: standard.isOwnOffer ?? false,
      isOnForm: standard.isOnForm ?? false,
      receiver: '',
      validMonths: standard.validMonths ?? null,
      status: 'active',
    })
    if (id === null) continue
    added += 1
    for (const { language, text } of standard.wordings)
      await wordings.insert(ctx, { purposeId: id, channel: null, language, text })
    for (const name of standard.topics) await topics.insert(ctx, id, name)
  }
  if (added > 0) await ctx.audit('purpose.set_added', null, { set, added })
  return added
}

/** What this installation can do and where it is found; see `MailTransport` and `Config`. */
export type House = { readonly isMailOn: boolean; readonly baseUrl: string }

export async function describeSettings(ctx: Ctx, house: House): Promise<ConsentSettings> {
  const { organisationKind, isFormOpen } = await readySettings(ctx)
  const { slug } = await findOrganisationName(ctx)
  return {
    organisationKind,
    isFormOpen: isFormOpen && house.isMailOn,
    isMailOn: house.isMailOn,
    formAddress: `${house.baseUrl}/aanmelden/${slug}`,
  }
}

/** @throws AppError mail.off: a form that cannot ask for confirmation would collect addresses of others. */
export async function changeSettings(
  ctx: Ctx,
  change: { organisationKind?: OrganisationKind | undefined; isFormOpen?: boolean | undefined },
  house: House,
): Promise<ConsentSettings> {
  if (change.isFormOpen === true && !house.isMailOn) throw new AppError('mail.off')
  await readySettings(ctx)
  await settings.update(ctx, change)
  await ctx.audit('consent_setting.changed', null, change)
  return describeSettings(ctx, house)
}
