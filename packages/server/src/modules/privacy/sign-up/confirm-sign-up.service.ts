import type { RelationRecord } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { postMail } from '../../../platform/mail/outbox.ts'
import { splitPersonName } from '../../../platform/pure/dutch/person-name.ts'
import { fold } from '../../../platform/pure/fold.ts'
import { findOrganisationName } from '../../../platform/tenants/organisation-name.queries.ts'
import { findTypes } from '../../governance/index.ts'
import { findByEmail } from '../../relations/index.ts'
import { holdLedger, listNoes, recordConsent } from '../consent/consent.service.ts'
import { signLink } from '../links/signed-link.ts'
import * as purposes from '../purposes/purpose.queries.ts'
import { readySettings } from '../purposes/setting.service.ts'
import * as suppressions from '../standing/suppression.queries.ts'
import { canBeSamePerson } from './same-person.rules.ts'
import { welcomeMail } from './sign-up-mails.ts'
import * as signUps from './sign-up.queries.ts'

/** What a sign-up needs of the module that makes relations; see app/modules.ts. */
export type CreatePerson = (
  ctx: Ctx,
  person: { name: NonNullable<RelationRecord['name']>; email: string; typeId: string | undefined },
) => Promise<string>

/** More relations than this with one mailbox, and the mailbox is nobody's own. */
const MOST_CANDIDATES = 20

/**
 * Carries a sign-up out: the owner of the mailbox confirms it. Works once; an opt-out that came after the request wins. What is said
 * here counts as said by the relation itself.
 * @throws AppError privacy.link_invalid, privacy.guardian_needed
 */
export async function confirmSignUp(
  ctx: Ctx,
  tokenHash: string,
  { createPerson, baseUrl }: { createPerson: CreatePerson; baseUrl: string },
): Promise<{ organisation: string; purposes: string[] }> {
  const signUp = await signUps.findOpen(ctx, tokenHash)
  if (!signUp) throw new AppError('privacy.link_invalid')
  const relationId = await holdLedger(ctx, await relationOf(ctx, signUp, createPerson))
  for (const choice of signUp.choices) await agree(ctx, { signUp, relationId, choice })
  await suppressions.release(ctx, {
    hash: signUp.addressHash,
    reasons: ['opt_out', 'erased'],
    purposeId: null,
  })
  await signUps.confirm(ctx, signUp.id)
  const names = new Map((await purposes.list(ctx)).map(({ id, name }) => [id, name]))
  const agreed = [...new Set(signUp.choices.map(({ purposeId }) => names.get(purposeId) ?? ''))]
  const { name: organisation } = await findOrganisationName(ctx)
  const { linkSecret } = await readySettings(ctx)
  const link = signLink(linkSecret, 'preferences', {
    tenantId: ctx.tenantId,
    relationId,
    addressHash: signUp.addressHash,
  })
  await postMail(ctx, {
    key: `sign-up-done:${signUp.id}`,
    template: 'sign-up-done',
    to: signUp.email,
    language: signUp.language,
    content: welcomeMail(signUp.language, {
      organisation,
      purposes: agreed,
      href: `${baseUrl}/voorkeuren#${link}`,
      unsubscribeUrl: `${baseUrl}/api/public/unsubscribe/${link}`,
    }),
  })
  return { organisation, purposes: agreed }
}

/** Who this is: somebody with this mailbox whose name fits, else somebody new. Matching asks later when it was wrong. */
async function relationOf(ctx: Ctx, signUp: signUps.OpenSignUp, createPerson: CreatePerson): Promise<string> {
  const typed = fold(signUp.name)
  const known = (await findByEmail(ctx, signUp.email, MOST_CANDIDATES)).find(({ name }) =>
    canBeSamePerson(typed, fold(name)),
  )
  if (known) return known.id
  const typeId = (await findTypes(ctx)).find(({ key }) => key === 'newsletter_reader')?.id
  return createPerson(ctx, { name: nameOf(signUp.name), email: signUp.email, typeId })
}

/** A name that cannot be taken apart is kept as it was typed. */
function nameOf(text: string): NonNullable<RelationRecord['name']> {
  const name = splitPersonName(text)
  const hasName = name.surname !== undefined || name.firstName !== undefined || name.callName !== undefined
  return hasName ? name : { original: text, surname: text }
}

type Agreeing = {
  readonly signUp: signUps.OpenSignUp
  readonly relationId: string
  readonly choice: signUps.OpenSignUp['choices'][number]
}

/** Noes from before the request are replaced by it; one from after it means that the request was taken back. */
async function agree(ctx: Ctx, { signUp, relationId, choice }: Agreeing): Promise<void> {
  const noes = await listNoes(ctx, { relationId, ...choice, channel: 'email' })
  const stops = await suppressions.listHolding(ctx, [signUp.addressHash], ctx.now)
  const isTakenBack =
    noes.some(({ at }) => at >= signUp.askedAt) ||
    stops.some(
      ({ reason, purposeId, since }) =>
        reason === 'opt_out' && since >= signUp.askedAt && (purposeId === null || purposeId === choice.purposeId),
    )
  if (isTakenBack) throw new AppError('privacy.link_invalid')
  await recordConsent(ctx, {
    id: relationId,
    ...choice,
    channels: ['email'],
    state: 'given',
    source: 'form',
    sourceName: signUp.language === 'en' ? 'Sign-up form' : 'Aanmeldformulier',
    contact: signUp.email,
    proof: `#${signUp.id} ${signUp.askedAt.toISOString()}`,
    isByGuardian: false,
    seen: noes.map(({ id }) => id),
    isByVisitor: true,
  })
  await suppressions.release(ctx, {
    hash: signUp.addressHash,
    reasons: ['opt_out'],
    purposeId: choice.purposeId,
  })
}
