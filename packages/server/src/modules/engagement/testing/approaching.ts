import type { Approach, ApproachCollision, Purpose } from '@klantregie/contract'
import type { Injected, TestApp } from '../../../platform/testing/test-app.ts'
import { makeRelations, organisation, person } from '../../relations/testing/make-relations.ts'
import { purposeOf } from '../../privacy/testing/people.ts'

/** In the first days of March 2026 the clock of tests stands still. */
export const MARCH = { startsOn: '2026-03-10', endsOn: '2026-03-12' }

/** A board with two schools, a contact person of one, two more of the other; a household with two people; somebody alone. */
export async function makeScene(app: TestApp) {
  const [board, school, otherSchool] = await makeRelations(app, [
    organisation('Stichting De Brug', 'Utrecht'),
    organisation('Basisschool De Regenboog', 'Utrecht'),
    organisation('Basisschool De Vlinder', 'Zeist'),
  ])
  const [teacher, director, colleague, mother, son, alone] = await makeRelations(app, [
    person({ first: 'Tineke', surname: 'Leraar' }),
    person({ first: 'Dirk', surname: 'Directeur' }),
    person({ first: 'Carla', surname: 'Collega' }),
    person({ first: 'Moeder', surname: 'Jansen' }),
    person({ first: 'Zoon', surname: 'Jansen' }),
    person({ first: 'Al', surname: 'Leen' }),
  ])
  const [house] = await makeRelations(app, [{ kind: 'household', organisationName: 'Huishouden Jansen' }])
  const ids = { board, school, otherSchool, teacher, director, colleague, mother, son, alone, house } as Record<
    'board' | 'school' | 'otherSchool' | 'teacher' | 'director' | 'colleague' | 'mother' | 'son' | 'alone' | 'house',
    string
  >
  await linkAll(app, [
    [ids.school, 'governed_by', ids.board],
    [ids.otherSchool, 'governed_by', ids.board],
    [ids.teacher, 'contact_of', ids.school],
    [ids.director, 'contact_of', ids.otherSchool],
    [ids.colleague, 'contact_of', ids.otherSchool],
    [ids.mother, 'member_of', ids.house],
    [ids.son, 'member_of', ids.house],
  ])
  return ids
}

export async function linkAll(app: TestApp, links: readonly (readonly [string, string, string])[]): Promise<void> {
  for (const [from, key, to] of links)
    await app.query(
      `insert into relations.link (id, from_id, to_id, origin_from_id, origin_to_id, type_id, created_at)
       select gen_random_uuid(), $1, $2, $1, $2, t.id, now() from governance.link_type t where t.key = $3`,
      [from, to, key],
    )
}

/** Purposes for visits, letters and calls, that stand in nobody's way by law: a school's lessons, and asking for money. */
export async function makePurposes(app: TestApp): Promise<{ lessons: Purpose; money: Purpose; service: Purpose }> {
  const add = async (name: string): Promise<Purpose> => {
    const reply = await app.as('administrator')('POST', '/privacy/purposes', {
      name,
      kind: 'commercial',
      basis: 'legitimate_interest',
      channels: ['email', 'phone', 'post', 'in_person'],
      status: 'active',
    })
    if (reply.statusCode !== 200) throw new Error(reply.body)
    return reply.json() as Purpose
  }
  return {
    lessons: await add('Lessen in de klas'),
    money: await add('Sponsoring'),
    service: await purposeOf(app, 'service_messages'),
  }
}

type Asked = {
  readonly relation: string
  readonly purpose: Purpose
  readonly by?: 'relation_manager' | 'administrator' | 'reader'
  readonly with?: Readonly<Record<string, unknown>>
}

/** Asks to plan a visit in the days of MARCH; anything can be said otherwise. */
export function ask(app: TestApp, { relation, purpose, by = 'relation_manager', with: also = {} }: Asked) {
  const body = { purposeId: purpose.id, kind: 'visit', ...MARCH, ...also }
  return app.as(by)('POST', `/relations/${relation}/approaches`, body)
}

export async function plan(app: TestApp, asked: Asked): Promise<Approach> {
  const reply = await ask(app, asked)
  if (reply.statusCode !== 200) throw new Error(reply.body)
  return reply.json() as Approach
}

/** What a refusal names as being in the way, in short. */
export function inTheWay(reply: Injected): string[] {
  const { code, details } = reply.json() as { code: string; details?: { collisions?: ApproachCollision[] } }
  if (code !== 'engagement.approach_collides') return [code]
  return (details?.collisions ?? []).map(({ owner, approach }) =>
    approach ? `${approach.by}: ${approach.relation.name}` : `somebody: ${owner}`,
  )
}
