import type { ProposalDeed, SchoolLocation } from '@klantregie/contract'
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
  const { standing, successor } = carrying
  const now = row.kind === 'merged' && successor ? successor : row.after
  for (const { deed } of carrying.deeds) await DEEDS[deed](ctx, { row, standing, now })
}

type Doing = { readonly row: ProposalRow; readonly standing: Carrying['standing']; readonly now: SchoolLocation }

const DEEDS: Readonly<Record<ProposalDeed['deed'], (ctx: Ctx, doing: Doing) => Promise<unknown>>> = {
  name: (ctx, { row: { relationId: id }, standing, now }) =>
    changeField(ctx, { id, change: { field: 'organisationName', value: now.name }, expected: standing.name }),
  address: (ctx, { row: { relationId: id, before }, standing: { addresses }, now }) =>
    changeField(ctx, {
      id,
      change: { field: 'addresses', value: movedAddresses(addresses, { before, after: now }) },
      expected: [...addresses],
    }),
  number: (ctx, { row: { relationId: id }, now }) => setNumber(ctx, { id, scheme: 'brin_location', value: now.code }),
  leave_board: async (ctx, { row: { relationId: id, happenedOn: until }, standing }) => {
    for (const linkId of standing.leaving) await endLink(ctx, { id, linkId, until })
  },
  join_board: (ctx, { row, standing: { newBoard } }) => hang(ctx, 'governed_by', { row, other: newBoard }),
  part_of: (ctx, { row, standing: { successor } }) => hang(ctx, 'part_of', { row, other: successor }),
  archive: (ctx, { row }) => archiveRelation(ctx, row.relationId),
}

async function hang(
  ctx: Ctx,
  key: string,
  { row, other }: { readonly row: ProposalRow; readonly other: { readonly id: string } | null },
): Promise<void> {
  if (other) await link(ctx, key, { from: row.relationId, to: other.id, since: row.happenedOn })
}
