import type { Address, ProposalDeed, SchoolLocation } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { changeField, setNumber } from '../../identity/index.ts'
import { archiveRelation, endLink, getRelationPage, listLinks } from '../../relations/index.ts'
import { movedAddresses, type Standing } from './carry-out.rules.ts'
import { link, relationsOf } from './location.service.ts'
import type { ProposalRow } from './proposal.queries.ts'

/** A school hangs under few; more links than this no organisation has to its own board. */
const LINKS_READ = 100

/** How the relation of a proposal stands now. `leaving`: the running links to the board of before. */
export async function standingOf(
  ctx: Ctx,
  { kind, relationId, before, after }: ProposalRow,
  successor: SchoolLocation | null,
): Promise<Standing & { readonly leaving: readonly string[] }> {
  const { relation, isArchived } = await getRelationPage(ctx, relationId)
  const boards = kind === 'board' ? await boardsOf(ctx, { relationId, from: before.board, to: after.board }) : NO_BOARDS
  const carrier = successor && (await relationsOf(ctx, 'brin_location', [successor.code])).get(successor.code)
  return {
    name: relation.organisationName,
    addresses: relation.addresses,
    codes: relation.identifiers.flatMap(({ scheme, value }) => (scheme === 'brin_location' ? [value] : [])),
    isArchived,
    ...boards,
    successor: carrier && carrier.id !== relation.id ? carrier : null,
  }
}

const NO_BOARDS = { oldBoard: null, newBoard: null, leaving: [] } as const

type Boards = { readonly relationId: string; readonly from: string; readonly to: string }

async function boardsOf(ctx: Ctx, { relationId, from, to }: Boards) {
  const known = await relationsOf(ctx, 'board', [from, to])
  const { items } = await listLinks(ctx, { id: relationId, limit: LINKS_READ })
  const running = items.filter(({ linkTypeKey, until }) => linkTypeKey === 'governed_by' && until === null)
  const [old, next] = [known.get(from), known.get(to)]
  const leaving = running.filter(({ other }) => other.id === old?.id).map(({ id }) => id)
  return {
    oldBoard: old && leaving.length > 0 ? old : null,
    newBoard: next ? { ...next, isLinked: running.some(({ other }) => other.id === next.id) } : null,
    leaving,
  }
}

type Carrying = {
  readonly successor: SchoolLocation | null
  readonly standing: Standing & { readonly leaving: readonly string[] }
  readonly deeds: readonly ProposalDeed[]
}

/** Does what the deeds say, each through the door by which an employee would do it, so that each can be taken back there. */
export async function carryOut(ctx: Ctx, row: ProposalRow, carrying: Carrying): Promise<void> {
  for (const { deed } of carrying.deeds) await doOne(ctx, row, { ...carrying, deed })
}

async function doOne(
  ctx: Ctx,
  { relationId: id, before, after, happenedOn, kind }: ProposalRow,
  { deed, standing, successor }: Carrying & { readonly deed: ProposalDeed['deed'] },
): Promise<void> {
  const now = kind === 'merged' && successor ? successor : after
  switch (deed) {
    case 'name':
      await changeField(ctx, { id, change: { field: 'organisationName', value: now.name }, expected: standing.name })
      return
    case 'address':
      await move(ctx, id, {
        expected: standing.addresses,
        next: movedAddresses(standing.addresses, { before, after: now }),
      })
      return
    case 'number':
      await setNumber(ctx, { id, scheme: 'brin_location', value: now.code })
      return
    case 'leave_board':
      for (const linkId of standing.leaving) await endLink(ctx, { id, linkId, until: happenedOn })
      return
    case 'join_board':
      if (standing.newBoard) await link(ctx, 'governed_by', id, standing.newBoard.id, happenedOn)
      return
    case 'part_of':
      if (standing.successor) await link(ctx, 'part_of', id, standing.successor.id, happenedOn)
      return
    case 'archive':
      await archiveRelation(ctx, id)
  }
}

async function move(
  ctx: Ctx,
  id: string,
  { expected, next }: { readonly expected: readonly Address[]; readonly next: Address[] },
): Promise<void> {
  await changeField(ctx, { id, change: { field: 'addresses', value: next }, expected: [...expected] })
}
