import { dutchDay } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findLinkTypes, type StandardLinkType } from '../../governance/index.ts'
import * as touch from './touch.queries.ts'

const STANDS_FOR: readonly StandardLinkType[] = ['contact_of', 'board_member_of']
const LIVES_IN: readonly StandardLinkType[] = ['member_of']

type Asked = Parameters<typeof touch.touchedBy>[0]

/**
 * Whom approaching these relations touches today: out of a subquery (key, relation_id) a subquery (key, relation_id, position
 * 'at' or 'below'). At: themselves, their household, the organisations they are contact or board member of; below: every
 * organisation above those. Says nothing about who may see it: for computing, never to answer somebody with.
 */
export async function touchedBy(ctx: Ctx, asked: Asked): Promise<Asked> {
  const types = await findLinkTypes(ctx)
  const idsOf = (keys: readonly string[]) => types.filter(({ key }) => keys.includes(key)).map(({ id }) => id)
  return touch.touchedBy(
    asked,
    {
      standsFor: idsOf(STANDS_FOR),
      livesIn: idsOf(LIVES_IN),
      isUnder: types.filter(({ isHierarchy }) => isHierarchy).map(({ id }) => id),
    },
    dutchDay(ctx.now),
  )
}

/**
 * The households in which relations live today: out of a subquery (key, relation_id) a subquery (key, household_id); a household
 * has itself. Says nothing about who may see it: for computing, never to answer somebody with.
 */
export async function householdsOf(ctx: Ctx, asked: Asked): Promise<Asked> {
  const types = await findLinkTypes(ctx)
  const livesIn = types.filter(({ key }) => (LIVES_IN as readonly string[]).includes(key)).map(({ id }) => id)
  return touch.householdsOf(asked, livesIn, dutchDay(ctx.now))
}
