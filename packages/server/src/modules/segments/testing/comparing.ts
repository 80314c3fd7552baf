import type { SegmentGroup } from '@klantregie/contract'
import type { Ctx, Who } from '../../../platform/context.ts'
import { countSegment, explainSegment, listMembers } from '../counting/counting.service.ts'
import { membersOf, type Reader, type World } from './naive-segments.ts'
import type { Things } from './random-world.ts'
import type { Stand } from './stand.ts'

/** Somebody who looks, as the model and as the product know them. */
type Looking = { readonly name: string; readonly reader: Reader; readonly who: (who: Who) => Who }

/** Who sees everything, who sees two domains, and who may not read some fields in one of them. */
export function readersOf(things: Things): [Looking, Looking, Looking] {
  const [one, two] = things.domains.map(({ id }) => id) as [string, string]
  const some = maskOf(things, [one, two])
  const limited = { shown: some, clear: maskOf(things, [one]), change: '0' }
  const fields = { addresses: limited, birthDate: limited, emails: limited }
  return [
    {
      name: 'everything',
      reader: { domains: 'all', reads: {} },
      who: (who) => ({ ...who, actor: { ...who.actor, kind: 'system' } }),
    },
    { name: 'two domains', reader: { domains: [one, two], reads: {} }, who: (who) => ({ ...who, domainMask: some }) },
    {
      name: 'two domains, with fields kept back in one',
      reader: { domains: [one, two], reads: { addresses: [one], birthDate: [one], emails: [one] } },
      who: (who) => ({ ...who, domainMask: some, rights: { ...who.rights, fields } }),
    },
  ]
}

const maskOf = (things: Things, ids: readonly string[]) =>
  things.domains
    .filter(({ id }) => ids.includes(id))
    .reduce((sum, { bit }) => sum | (1n << BigInt(bit)), 0n)
    .toString()

/** A tree that looks into what the reader may not know of is refused; that is told elsewhere. */
async function members(ctx: Ctx, tree: SegmentGroup): Promise<string[] | 'refused'> {
  try {
    return (await listMembers(ctx, tree)).toSorted()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'segments.condition_hidden') return 'refused'
    throw error
  }
}

type Comparison = {
  readonly world: World
  readonly tree: SegmentGroup
  readonly looking: Looking
  /** Of whom it is asked why they are (not) in it. */
  readonly someone: string
  readonly administrator: Who
}

/** Whether members, count and reason are those of the model: `refused` when the reader may not ask; else what differs. */
export function compareTree(stand: Stand, comparison: Comparison): Promise<'agrees' | 'refused' | { differs: string }> {
  const { world, tree, looking, someone, administrator } = comparison
  const expected = membersOf(world, tree, looking.reader)
  return stand.inTransaction(async (ctx) => {
    const found = await members(ctx, tree)
    if (found === 'refused') return 'refused'
    if (found.join() !== expected.join()) return { differs: differenceOf(found, expected) }
    const { count } = await countSegment(ctx, tree)
    if (count !== expected.length) return { differs: `counts ${count} instead of ${expected.length}` }
    const reason = await explainSegment(ctx, { conditions: tree, relationId: someone }).catch(() => null)
    if (reason !== null && reason.isIn !== expected.includes(someone))
      return { differs: `says of ${someone} that isIn is ${String(reason.isIn)}` }
    return 'agrees'
  }, looking.who(administrator))
}

function differenceOf(found: readonly string[], expected: readonly string[]): string {
  const extra = found.filter((id) => !expected.includes(id))
  const missing = expected.filter((id) => !found.includes(id))
  return `lists ${extra.length} too many (${extra[0] ?? '–'}) and misses ${missing.length} (${missing[0] ?? '–'})`
}
