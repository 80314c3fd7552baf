import type { Ctx } from '../../../platform/context.ts'
import { listColleagues } from '../../../platform/tenants/colleague.queries.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import type { Person } from './seat.rules.ts'

/** Everybody who works or worked here, by id. */
export async function findPeople(ctx: Ctx): Promise<ReadonlyMap<string, Person>> {
  const active = new Map((await listColleagues(ctx)).map((colleague) => [colleague.id, colleague]))
  return new Map(
    (await findUserNames(ctx)).map(({ id, name }) => [
      id,
      {
        id,
        name,
        isActive: active.has(id),
        isAdministrator: active.get(id)?.permissions.includes('governance.domain.manage') ?? false,
      },
    ]),
  )
}

/** Whoever may sign in, by name, to choose from. */
export async function listActivePeople(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  return (await listColleagues(ctx)).map(({ id, name }) => ({ id, name }))
}
