import type { ProposalKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findCarriers } from '../../relations/index.ts'
import * as changes from './change.queries.ts'
import { heardOf, type LocationChange } from './compare-schools.rules.ts'
import * as locations from './location.queries.ts'
import type { NewProposal } from './proposal.queries.ts'

/**
 * What an edition means for relations, one proposal per relation and kind. A location hears what changed of it. Of another board its school
 * hears, where the school is a relation: the board hangs there. A school whose last location closed hears that too.
 */
export async function proposalsOf(ctx: Ctx, editionId: string): Promise<NewProposal[]> {
  const heard = await changes.listOfKinds(ctx, editionId, ['merged', 'closed', 'moved', 'renamed', 'board'])
  if (heard.length === 0) return []
  const brins = [...new Set(heard.map(({ after }) => after.brin))]
  const ofLocation = await carriersOf(
    ctx,
    'brin_location',
    heard.map(({ code }) => code),
  )
  const ofSchool = await carriersOf(ctx, 'brin', brins)
  const open = new Set((await locations.findByBrins(ctx, brins)).map(({ brin }) => brin))
  const made = new Map<string, NewProposal>()
  for (const change of heard)
    for (const kind of heardOf(change.kinds))
      for (const relationId of whoHears(change, kind, { ofLocation, ofSchool, open }))
        add(made, change, { kind, relationId })
  return [...made.values()]
}

type Hearing = {
  readonly ofLocation: ReadonlyMap<string, string[]>
  readonly ofSchool: ReadonlyMap<string, string[]>
  /** Schools with a location that is there. */
  readonly open: ReadonlySet<string>
}

function whoHears({ code, after }: LocationChange, kind: ProposalKind, hearing: Hearing): string[] {
  const schools = hearing.ofSchool.get(after.brin) ?? []
  const own = hearing.ofLocation.get(code) ?? []
  if (kind === 'board') return schools.length > 0 ? schools : own
  const isLast = (kind === 'closed' || kind === 'merged') && !hearing.open.has(after.brin)
  return isLast ? [...own, ...schools] : own
}

function add(
  made: Map<string, NewProposal>,
  { code, before, after }: LocationChange,
  { kind, relationId }: Pick<NewProposal, 'kind' | 'relationId'>,
): void {
  const key = `${relationId} ${kind}`
  if (before !== null && !made.has(key)) made.set(key, { kind, code, relationId, before, after })
}

async function carriersOf(
  ctx: Ctx,
  scheme: 'brin' | 'brin_location',
  values: readonly string[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const { value, relationId } of await findCarriers(ctx, { scheme, values }, { isSeen: false }))
    found.set(value, [...(found.get(value) ?? []), relationId])
  return found
}
