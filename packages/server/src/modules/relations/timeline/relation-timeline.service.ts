import type { Ctx } from '../../../platform/context.ts'
import type { TimelineEvent, TimelineSource } from '../../../platform/module.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import { findLinkTypes, findTypes } from '../../governance/index.ts'
import { namesOf } from '../page/summary.service.ts'
import { seenDomains } from '../roles/role.service.ts'
import { labelOf } from '../links/link.rules.ts'
import * as timeline from './relation-timeline.queries.ts'

const NOTHING_MORE = { by: null, source: null, text: null, interactionKind: null } as const

/** Roles that began or ended, in domains that the reader sees. */
export const roleTimeline: TimelineSource = async (ctx, window) => {
  const isSeen = await seenDomains(ctx)
  const events = (await timeline.findRoleEvents(ctx, window)).filter((event) => isSeen(event.domainId))
  if (events.length === 0) return []
  const types = new Map((await findTypes(ctx)).map((type) => [type.id, type.name]))
  const branches = new Map((await findBranches(ctx)).map((branch) => [branch.id, branch.name]))
  return events.map((event): TimelineEvent => ({
    ...NOTHING_MORE,
    id: `role:${event.id}:${event.hasEnded ? 'end' : 'start'}`,
    kind: 'role',
    at: event.at,
    sentence: event.hasEnded ? 'timeline.role.ended' : 'timeline.role.started',
    values: {
      type: types.get(event.typeId) ?? '',
      branch: branches.get(event.branchId ?? '') ?? '',
      day: event.day ?? '',
    },
  }))
}

/** Links that began or ended, with relations that the reader may see. */
export const linkTimeline: TimelineSource = async (ctx, window) => {
  const events = await timeline.findLinkEvents(ctx, window)
  if (events.length === 0) return []
  const types = new Map((await findLinkTypes(ctx)).map((type) => [type.id, type]))
  const names = await namesOf(
    ctx,
    events.map((event) => event.otherId),
  )
  return events.map((event): TimelineEvent => {
    const type = types.get(event.typeId)
    const name = names.get(event.otherId) ?? ''
    return {
      ...NOTHING_MORE,
      id: `link:${event.id}:${event.hasEnded ? 'end' : 'start'}`,
      kind: 'link',
      at: event.at,
      sentence: event.hasEnded ? 'timeline.link.ended' : 'timeline.link.started',
      values: { label: type ? labelOf(type, event.isReversed) : '', name },
    }
  })
}

/** Labels that were given or taken away, also those not in use any more; of a domain only for who sees it. */
export const labelTimeline: TimelineSource = async (ctx, window) => {
  const isSeen = await seenDomains(ctx)
  const events = await timeline.findLabelEvents(ctx, window)
  return events
    .filter(({ domainId }) => domainId === null || isSeen(domainId))
    .map(({ id, name, isGiven, by, at, many }): TimelineEvent => ({
      ...NOTHING_MORE,
      id: `label:${id}`,
      kind: 'change',
      at,
      by,
      sentence: isGiven ? 'timeline.label.given' : 'timeline.label.taken_away',
      values: { label: name, ...(many !== null && { many }) },
    }))
}

/** That a relation was archived; its beginning is told by the record that it was made from. */
export const archiveTimeline: TimelineSource = async (ctx: Ctx, window) => {
  const at = await timeline.findArchived(ctx, window)
  if (at === null) return []
  return [
    {
      ...NOTHING_MORE,
      id: `archived:${window.relationId}`,
      kind: 'change',
      at,
      sentence: 'timeline.relation.archived',
      values: {},
    },
  ]
}
