import type { Role, Task } from '@klantregie/contract'
import type { TestApp } from '../../../platform/testing/test-app.ts'
import { findDomains } from '../../governance/index.ts'

/** Colleagues by their role, as a test of working together needs them. */
export function colleaguesOf(app: TestApp) {
  const idOf = (role: Role): string => app.who(role).actor.id
  return {
    idOf,
    /** From the next request on this colleague sees only the relations of these domains (keys); none: every domain again. */
    limit: async (role: Role, ...keys: string[]): Promise<void> => {
      const domains = await app.inTransaction((ctx) => findDomains(ctx))
      const ids = domains.filter(({ key }) => keys.includes(key)).map(({ id }) => id)
      await app.query('update admin.app_user set domain_ids = $1::uuid[] where id = $2', [ids, idOf(role)])
    },
    /** Whether this colleague may still sign in. */
    setActive: (role: Role, isActive: boolean) =>
      app.query('update admin.app_user set is_active = $1 where id = $2', [isActive, idOf(role)]),
    /** A team with these colleagues; answers its id. */
    team: async (name: string, ...roles: Role[]): Promise<string> => {
      const admin = app.as('administrator')
      const { id } = (await admin('POST', '/teams', { name })).json() as { id: string }
      for (const role of roles)
        await app.query('insert into admin.team_member (team_id, user_id) values ($1, $2)', [id, idOf(role)])
      return id
    },
    addTask: async (role: Role, body: object): Promise<Task> => {
      const reply = await app.as(role)('POST', '/tasks', body)
      if (reply.statusCode !== 200) throw new Error(reply.body)
      return reply.json() as Task
    },
    /** What this colleague is told, as the page of notifications has it. */
    told: async (role: Role): Promise<{ key: string; kind: string; [field: string]: any }[]> =>
      (await app.as(role)('GET', '/notifications?limit=100')).json().items,
  }
}
