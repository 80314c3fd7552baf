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
  for (const change of heard) {
    const schools = ofSchool.get(change.after.brin) ?? []
    for (const kind of heardOf(change.kinds)) {
      const own = kind === 'board' && schools.length > 0 ? [] : (ofLocation.get(change.code) ?? [])
      const isLast = (kind === 'closed' || kind === 'merged') && !open.has(change.after.brin)
      const above = kind === 'board' || isLast ? schools : []
      for (const relationId of [...own, ...above]) add(made, change, { kind, relationId })
    }
  }
  return [...made.values()]
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
