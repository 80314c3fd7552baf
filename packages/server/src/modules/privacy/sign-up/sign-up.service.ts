import { createHash } from 'node:crypto'
import type { SignUpChoice, SignUpOption, WordingLanguage } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { Transactor } from '../../../platform/db/transaction.ts'
import { postMail } from '../../../platform/mail/outbox.ts'
import { findTenantBySlug } from '../../../platform/tenants/tenant-lookup.queries.ts'
import { findOrganisationName } from '../../../platform/tenants/organisation-name.queries.ts'
import { newToken } from '../links/token.ts'
import { currentWording } from '../purposes/purpose.rules.ts'
import * as purposes from '../purposes/purpose.queries.ts'
import { readySettings, type House } from '../purposes/setting.service.ts'
import * as topics from '../purposes/topic.queries.ts'
import * as wordings from '../purposes/wording.queries.ts'
import { hashOfContact, readContactPoint } from '../standing/contact-point.ts'
import * as suppressions from '../standing/suppression.queries.ts'
import { confirmationMail } from './sign-up-mails.ts'
import * as signUps from './sign-up.queries.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
/** Requests from one place in an hour: a household or a school behind one address, not a machine. */
const MOST_PER_PLACE = 20
/** Mails to one address in a day, whoever asks for them: nobody's mailbox is filled by us. */
const MOST_PER_ADDRESS = 3
const DAYS_TO_CONFIRM = 3
/** Hashes of places and addresses are kept this long, to bound requests; see `tidySignUps`. */
const DAYS_TO_KEEP = 30

/** The organisation whose form stands at an address. @throws AppError privacy.form_not_found */
export async function organisationAt({ database }: Transactor, slug: string): Promise<string> {
  const tenantId = await findTenantBySlug(database, slug)
  if (tenantId === null) throw new AppError('privacy.form_not_found')
  return tenantId
}

/** What visitors can sign up for now; nothing when the form is closed or no mail can be sent. */
export async function describeForm(ctx: Ctx, language: WordingLanguage, house: House) {
  const { isFormOpen } = await readySettings(ctx)
  const { name: organisation } = await findOrganisationName(ctx)
  const isOpen = isFormOpen && house.isMailOn
  return { organisation, isOpen, options: isOpen ? await optionsOf(ctx, language) : [] }
}

async function optionsOf(ctx: Ctx, language: WordingLanguage): Promise<SignUpOption[]> {
  const [allTopics, allWordings] = [await topics.list(ctx), await wordings.list(ctx)]
  return (await purposes.list(ctx)).flatMap((purpose) => {
    const isOffered = purpose.isOnForm && purpose.status === 'active' && purpose.channels.includes('email')
    const wording = currentWording(
      allWordings.filter(({ purposeId }) => purposeId === purpose.id),
      { channel: 'email', language },
    )
    if (!isOffered || !wording) return []
    return [
      {
        purposeId: purpose.id,
        name: purpose.name,
        description: purpose.description,
        wording: { id: wording.id, text: wording.text },
        topics: allTopics
          .filter(({ purposeId, isActive }) => purposeId === purpose.id && isActive)
          .map(({ id, name }) => ({ id, name })),
      },
    ]
  })
}

export type AskSignUp = {
  readonly name: string
  readonly email: string
  readonly language: WordingLanguage
  readonly choices: readonly SignUpChoice[]
  /** The network address of who asks; only its hash is kept. */
  readonly place: string
}

/**
 * Asks the owner of a mailbox to confirm a sign-up. The answer is the same whether the address is known, unsubscribed or asked too
 * often: nothing can be learned about who is in our books.
 * @throws AppError privacy.form_not_found, privacy.contact_invalid, privacy.wording_changed, privacy.too_many_requests
 */
export async function askSignUp(ctx: Ctx, input: AskSignUp, house: House): Promise<void> {
  const form = await describeForm(ctx, input.language, house)
  if (!form.isOpen) throw new AppError('privacy.form_not_found')
  const chosen = input.choices.map((choice) => requireOption(form.options, choice))
  const point = readContactPoint(input.email, 'email')
  if (!point) throw new AppError('privacy.contact_invalid')
  const placeHash = createHash('sha256').update(`${ctx.tenantId} place ${input.place}`).digest('hex')
  const addressHash = hashOfContact(ctx.tenantId, point)
  await requirePatience(ctx, placeHash)
  const token = newToken(ctx.tenantId)
  const mayMail = await isMailWelcome(ctx, addressHash)
  const id = await signUps.insert(ctx, {
    tokenHash: token.hash,
    placeHash,
    addressHash,
    name: input.name.replaceAll('\0', ''),
    email: point.contact,
    language: input.language,
    choices: input.choices,
    expiresAt: new Date(ctx.now.getTime() + DAYS_TO_CONFIRM * DAY),
  })
  if (!mayMail) return
  await postMail(ctx, {
    key: `sign-up:${id}`,
    template: 'sign-up',
    to: point.contact,
    language: input.language,
    content: confirmationMail(input.language, {
      organisation: form.organisation,
      purposes: [...new Set(chosen)],
      href: `${house.baseUrl}/bevestigen#${token.text}`,
      days: DAYS_TO_CONFIRM,
    }),
  })
}

/** What was chosen must still be offered, in the words that were shown: they are what is agreed to. */
function requireOption(options: readonly SignUpOption[], { purposeId, topicId, wordingId }: SignUpChoice): string {
  const option = options.find((one) => one.purposeId === purposeId && one.wording.id === wordingId)
  const topic = option?.topics.find(({ id }) => id === topicId)
  if (!option || (topicId !== undefined && !topic)) throw new AppError('privacy.wording_changed')
  return topic ? `${option.name} (${topic.name})` : option.name
}

async function requirePatience(ctx: Ctx, placeHash: string): Promise<void> {
  await signUps.takeTurn(ctx, placeHash)
  const since = new Date(ctx.now.getTime() - HOUR)
  const asked = await signUps.countSince(ctx, { column: 'place_hash', hash: placeHash, since })
  if (asked >= MOST_PER_PLACE) throw new AppError('privacy.too_many_requests')
}

async function isMailWelcome(ctx: Ctx, addressHash: string): Promise<boolean> {
  await signUps.takeTurn(ctx, addressHash)
  const since = new Date(ctx.now.getTime() - DAY)
  const asked = await signUps.countSince(ctx, { column: 'address_hash', hash: addressHash, since })
  const stops = await suppressions.listHolding(ctx, [addressHash], ctx.now)
  return asked < MOST_PER_ADDRESS && !stops.some(({ reason }) => reason === 'complaint')
}

/** Whether there is anything to tidy. */
export const hasSignUps: (ctx: Ctx) => Promise<boolean> = signUps.hasSignUps

/** Once a day: what was typed and never confirmed goes, and after a month the hashes too. */
export function tidySignUps(ctx: Ctx): Promise<void> {
  return signUps.tidy(ctx, new Date(ctx.now.getTime() - DAYS_TO_KEEP * DAY))
}
