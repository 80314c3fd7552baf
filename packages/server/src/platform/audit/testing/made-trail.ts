import type { AuditBreak } from '@klantregie/contract'
import { eraseAuditDetails } from '../erase-details.queries.ts'
import type { Chance, Expected, Scene } from './tampering.ts'
import type { TrailHouse } from './trail-house.ts'

/**
 * What is wrong with what verification told of this change; null when it was found, and nothing else was. When the record of
 * an erasure is touched, what it erased is missing without a reason from then on, and is told of too.
 */
export function judge(found: readonly AuditBreak[], expected: Expected, scene: Scene): string | null {
  const { numbers, entryIds = [] } = expected
  const allowed = numbers.some((number) => scene.records.includes(number)) ? [...numbers, ...scene.erased] : numbers
  const placed = found.filter(({ number }) => number !== null)
  const told =
    placed.some((one) => touches(one, numbers)) ||
    found.some(({ entryId }) => entryId !== null && entryIds.includes(entryId))
  if (!told) return `not found; told: ${JSON.stringify(found.slice(0, 5))}`
  const wrong = placed.filter((one) => !touches(one, allowed))
  return wrong.length === 0 ? null : `also told: ${JSON.stringify(wrong.slice(0, 5))}`
}

function touches({ number, until }: AuditBreak, wanted: readonly number[]): boolean {
  return number !== null && wanted.some((one) => one >= number && one <= (until ?? number))
}

/** An ordinary trail: some hundreds of entries of several days, reads among them, signed places, and an erasure. */
export async function makeTrail(house: TrailHouse, entries: number): Promise<void> {
  const DAY = 24 * 60 * 60 * 1000
  const subjects = Array.from({ length: 12 }, () => crypto.randomUUID())
  for (let count = 1; count <= entries; count += 1) {
    const subject = { kind: 'relation', id: subjects[count % subjects.length] ?? '' }
    await house.inTenant((ctx) =>
      count % 7 === 0
        ? ctx.auditRead('relation.unmasked', subject, { reason: 'balie' })
        : ctx.audit('relation.field_changed', subject, { field: 'place', before: `Hoorn ${count}`, after: null }),
    )
    house.clock.forward(1000)
    if (count % 40 === 0) {
      await house.seal()
      house.clock.forward(DAY)
    }
    if (count === Math.floor(entries / 2)) await erase(house, subjects.slice(3, 4))
    if (count === entries - 25) {
      await house.seal()
      await house.remember('older')
    }
  }
  await house.seal()
}

async function erase(house: TrailHouse, subjectIds: readonly string[]): Promise<void> {
  await house.inTenant((ctx) => eraseAuditDetails(ctx, { subject: null, subjectIds, reason: 'test' }))
}

/** The trail as it is now, as a scene for what is done to it. */
export async function sceneOf(house: TrailHouse, chance: Chance): Promise<Scene> {
  const numbers = async (text: string) => (await house.asOwner(text)).map(({ number }) => Number(number))
  return {
    house,
    chance,
    last: Math.max(...(await numbers('select number from platform.audit_link'))),
    checkpoints: await numbers('select number from platform.audit_checkpoint order by number'),
    records: await numbers(
      'select distinct l.number from platform.audit_erasure x join platform.audit_link l on l.entry_id = x.erasure_id',
    ),
    erased: await numbers(
      'select l.number from platform.audit_erasure x join platform.audit_link l on l.entry_id = x.entry_id order by 1',
    ),
  }
}
