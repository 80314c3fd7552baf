import type { ModelElement, ProposalContent } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { changeDefinition, getDefinition } from '../definitions/definition.service.ts'
import { addField, changeField, getField, requireChange, requireNew, retireField } from '../model/field.service.ts'
import { addLinkType, changeLinkType, getLinkType, retireLinkType } from '../model/link-type.service.ts'
import { getType } from '../model/model.service.ts'
import { addRelationType, changeRelationType, retireRelationType } from '../model/type.service.ts'

/** An element of the model as a proposal looks at it. */
export type Element = {
  readonly title: string
  readonly domainId: string | null
  readonly values: Readonly<Record<string, unknown>>
}

/** @throws AppError governance.field_not_found, relations.type_not_found, relations.link_type_not_found, governance.definition_not_found */
export async function getElement(ctx: Ctx, element: ModelElement, id: string): Promise<Element> {
  switch (element) {
    case 'field': {
      const field = await getField(ctx, id)
      return { title: field.label, domainId: field.domainId, values: field }
    }
    case 'relation_type': {
      const type = await getType(ctx, id)
      return { title: type.name, domainId: type.domainId, values: type }
    }
    case 'link_type': {
      const type = await getLinkType(ctx, id)
      return { title: type.label, domainId: type.domainId, values: type }
    }
    case 'definition': {
      const { term, meaning, version, domain, status, isDisputed } = await getDefinition(ctx, id)
      return { title: term, domainId: domain?.id ?? null, values: { term, meaning, version, status, isDisputed } }
    }
  }
}

/** The same; null when it is gone. */
export async function findElement(ctx: Ctx, element: ModelElement, id: string): Promise<Element | null> {
  try {
    return await getElement(ctx, element, id)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** What is proposed as new: its title and whose domain it comes into; nothing when it is about something that is there. */
export function titleOfNew(content: ProposalContent): Pick<Element, 'title' | 'domainId'> | null {
  if (content.what === 'field.add') return { title: content.field.label, domainId: content.field.domainId }
  if (content.what === 'relation_type.add') return { title: content.type.name, domainId: content.type.domainId }
  return content.what === 'link_type.add' ? { title: content.type.label, domainId: content.type.domainId } : null
}

/** Refuses at once what nobody could accept: among others new words for a term that is not used any more. */
export async function requireAcceptable(ctx: Ctx, content: ProposalContent): Promise<void> {
  if (content.what === 'field.add') await requireNew(ctx, content.field)
  if (content.what === 'field.change') await requireChange(ctx, content.key, content.field)
  if (content.what === 'definition.change') {
    const { status } = await getDefinition(ctx, content.id)
    if (status === 'retired') throw new AppError('governance.definition_wrong_state', { status })
  }
}

/** Does what was proposed; the versions of the element name the proposal. */
export async function carryOut(ctx: Ctx, content: ProposalContent, proposalId: string): Promise<void> {
  const cause = { proposalId }
  if (content.what === 'definition.change') await changeMeaning(ctx, content, cause)
  else if ('field' in content || 'key' in content) await carryOutField(ctx, content, cause)
  else if (content.what === 'relation_type.retire') await retireRelationType(ctx, content.id, cause)
  else if (content.what === 'link_type.retire') await retireLinkType(ctx, content.id, cause)
  else await carryOutType(ctx, content, cause)
}

type Cause = { readonly proposalId: string }
type OfField = Extract<ProposalContent, { what: `field.${string}` }>

async function carryOutField(ctx: Ctx, content: OfField, cause: Cause): Promise<void> {
  if (content.what === 'field.add') await addField(ctx, content.field, cause)
  else if (content.what === 'field.retire') await retireField(ctx, content.key, cause)
  else {
    const { version } = await getField(ctx, content.key)
    await changeField(ctx, { ...content.field, key: content.key, version }, cause)
  }
}

type OfType = Extract<ProposalContent, { what: `${'relation_type' | 'link_type'}.${'add' | 'change'}` }>

async function carryOutType(ctx: Ctx, content: OfType, cause: Cause): Promise<void> {
  if (content.what === 'relation_type.add') await addRelationType(ctx, content.type, cause)
  else if (content.what === 'link_type.add') await addLinkType(ctx, content.type, cause)
  else if (content.what === 'relation_type.change') {
    const { version } = await getType(ctx, content.id)
    await changeRelationType(ctx, { ...content.type, id: content.id, version }, cause)
  } else {
    const { version } = await getLinkType(ctx, content.id)
    await changeLinkType(ctx, { ...content.type, id: content.id, version }, cause)
  }
}

/** Everything else of a term stays as it is; who decides about terms is asked there as well. */
async function changeMeaning(
  ctx: Ctx,
  { id, meaning }: Extract<ProposalContent, { what: 'definition.change' }>,
  cause: Cause,
): Promise<void> {
  const { owner, domain, version, term, examples, counterExamples, countingRule, uses } = await getDefinition(ctx, id)
  const text = { term, meaning, examples, counterExamples, countingRule, uses }
  const place = { ownerId: owner?.id ?? null, domainId: domain?.id ?? null }
  await changeDefinition(ctx, { ...text, ...place, id, version }, cause)
}
