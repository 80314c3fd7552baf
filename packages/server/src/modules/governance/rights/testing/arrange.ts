import type { RightsCell, Role } from '@klantregie/contract'
import type { TestApp } from '../../../../platform/testing/test-app.ts'

export const cellOf = (letters: string, limits: RightsCell['limits'] = []): RightsCell => ({
  rights: {
    see: letters.includes('s'),
    change: letters.includes('c'),
    export: letters.includes('e'),
    delete: letters.includes('d'),
  },
  limits,
})

/** The id of a domain of the standard model. */
export async function domainId(app: TestApp, key: string): Promise<string> {
  return (await app.query(`select id from governance.domain where key = $1`, [key]))[0].id
}

/** Makes the user of this role the data owner of a domain; null: nobody. */
export async function giveTo(app: TestApp, key: string, role: Role | null): Promise<void> {
  await app.query(`update governance.domain set owner_user_id = $2, deputy_user_id = null where key = $1`, [
    key,
    role === null ? null : app.who(role).actor.id,
  ])
}

/** Writes a cell of the matrix in the name of the user of a role, as the screen does: with what was seen before. */
export async function setCell(
  app: TestApp,
  by: Role,
  place: { domain: string; kind?: 'role' | 'team'; key: string },
  cell: RightsCell,
) {
  const id = await domainId(app, place.domain)
  const { kind = 'role', key } = place
  return app.as(by)('PUT', `/rights/domains/${id}/${kind}/${key}`, {
    cell,
    expected: await currentCell(app, id, { kind, key }),
  })
}

async function currentCell(app: TestApp, id: string, subject: { kind: string; key: string }): Promise<RightsCell> {
  type Cells = { cells: (RightsCell & { subject: { kind: string; key: string }; domainId: string })[] }
  const { cells } = (await app.as('administrator')('GET', '/rights')).json() as Cells
  const cell = cells.find(
    (one) => one.domainId === id && one.subject.kind === subject.kind && one.subject.key === subject.key,
  )
  return cell ? { rights: cell.rights, limits: cell.limits } : cellOf('')
}
