import { forgetAbout } from '../conditions/bitmap.queries.ts'
import { scoreFamily } from '../tiers/rfm.service.ts'
import { scoresOfWorld, type World } from './naive-segments.ts'
import type { Things } from './random-world.ts'
import type { Stand } from './stand.ts'

const scoredFamilies = ({ families, giving }: Things) => [
  ...families,
  ...(families.some(({ id }) => id === giving) ? [] : [{ id: giving }]),
]

const CLASSES = ['likely', 'unsure', 'unlikely'] as const

/** Does what a night does: scores by the product, and as in the model; and for everybody with scores some class, as if a model had fitted. */
export async function spendNight(app: Stand, things: Things, world: World): Promise<void> {
  world.told = new Map()
  for (const { id: familyId } of scoredFamilies(things)) {
    await app.inTransaction((ctx) => scoreFamily(ctx, { familyId, day: world.today }))
    const told = [...scoresOfWorld(world, familyId)].map(
      ([id, scores], index) => [id, { scores, alive: CLASSES[index % 3]! }] as const,
    )
    world.told.set(familyId, new Map(told))
    for (const [id, { alive }] of told)
      await app.query(
        `insert into segments.relation_value (family_id, number, relation_id, alive_class, expected_repeats)
         select $1, p.number, p.relation_id, $2, 1 from segments.profile p where p.relation_id = $3`,
        [familyId, alive, id],
      )
  }
  await app.inTransaction((ctx) => forgetAbout(ctx, 'alive'))
}
