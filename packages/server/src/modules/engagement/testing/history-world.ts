import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { createRelation } from '../../identity/index.ts'
import { addPurpose } from '../../privacy/purposes/purpose.service.ts'
import { changePurposeRule, readyPurposes } from '../approaches/purpose-rule.service.ts'
import type { Kind, NaiveRegister } from './naive-register.ts'

/** Relations and links that every history begins with; each plays in a transaction that is taken back. */
export type World = {
  readonly ids: Readonly<Record<Label, string>>
  readonly purposes: readonly string[]
  readonly quiet: NaiveRegister['quiet']
  readonly links: NaiveRegister['links']
}

export const KINDS = {
  ministry: 'organisation',
  board: 'organisation',
  school: 'organisation',
  annex: 'organisation',
  otherSchool: 'organisation',
  shop: 'organisation',
  house: 'household',
  teacher: 'person',
  director: 'person',
  mother: 'person',
  son: 'person',
  alone: 'person',
} as const satisfies Record<string, Kind>
export type Label = keyof typeof KINDS
export const LABELS = Object.keys(KINDS) as Label[]

const LINKS: readonly (readonly [Label, string, Label])[] = [
  ['board', 'part_of', 'ministry'],
  ['school', 'governed_by', 'board'],
  ['otherSchool', 'governed_by', 'board'],
  ['annex', 'location_of', 'school'],
  ['teacher', 'contact_of', 'school'],
  ['director', 'contact_of', 'otherSchool'],
  ['director', 'board_member_of', 'board'],
  ['mother', 'member_of', 'house'],
  ['son', 'member_of', 'house'],
  ['mother', 'contact_of', 'shop'],
]

export async function makeWorld(ctx: Ctx): Promise<World> {
  const ids = {} as Record<Label, string>
  for (const label of LABELS) {
    const kind = KINDS[label]
    const named = kind === 'person' ? { name: { surname: label } } : { organisationName: label }
    ids[label] = (await createRelation(ctx, { kind, ...named })).relation.id
  }
  const links = LINKS.map(([from, type, to]) => ({ from: ids[from], type, to: ids[to] }))
  for (const link of links) await insertLink(ctx, link)
  const purposes: string[] = []
  for (const name of ['Les', 'Steun', 'Feest'])
    purposes.push(
      (
        await addPurpose(ctx, {
          ...{ name: `${name} ${ids.alone.slice(0, 8)}`, kind: 'commercial', basis: 'legitimate_interest' },
          ...{ channels: ['in_person', 'post'], status: 'active' },
        })
      ).id,
    )
  await readyPurposes(ctx)
  const [les = '', steun = '', feest = ''] = purposes
  await changePurposeRule(ctx, { id: les, quietDays: 10, conflicts: [{ purposeId: steun, quietDays: 4 }] })
  await changePurposeRule(ctx, { id: feest, quietDays: 0, conflicts: [] })
  const quiet = [
    { one: les, other: les, days: 10 },
    { one: steun, other: steun, days: 30 },
    { one: les, other: steun, days: 4 },
  ]
  return { ids, purposes, quiet, links }
}

export async function insertLink(ctx: Ctx, { from, type, to }: NaiveRegister['links'][number]): Promise<void> {
  await sql`insert into relations.link (id, from_id, to_id, origin_from_id, origin_to_id, type_id, created_at)
    select gen_random_uuid(), coalesce(f.merged_into_id, f.id), coalesce(t.merged_into_id, t.id), f.id, t.id, y.id, ${ctx.now}
    from governance.link_type y, relations.relation f, relations.relation t
    where y.key = ${type} and f.id = ${from} and t.id = ${to} on conflict do nothing`.execute(ctx.tx)
}
