import type { House } from './house.ts'

export type Role = 'administrator' | 'privacy_officer' | 'relation_manager' | 'front_office' | 'reader'

export interface Person {
  readonly name: string
  readonly email: string
  readonly password: string
}

/** What a journey finds when it starts is put there through the public API, as another program would. */
export interface Errands {
  /** Asks the API in the name of the administrator; the path without `/api`. Throws with the answer when refused. */
  readonly ask: <T = unknown>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ) => Promise<T>
  readonly hire: (person: Person, role: Role) => Promise<void>
}

/** Long enough and guessed by nobody, like the sentence the screen advises. */
export const administrator: Person = {
  name: 'Anouk de Wit',
  email: 'anouk@waterlinie.example.org',
  password: 'zeven zwanen op de singel',
}
export const manager: Person = {
  name: 'Bram Hoekstra',
  email: 'bram@waterlinie.example.org',
  password: 'de brug is open tot acht uur',
}
export const deskEmployee: Person = {
  name: 'Chaima el Idrissi',
  email: 'chaima@waterlinie.example.org',
  password: 'twee kopjes thee met honing',
}

export const ORGANISATION = 'Bibliotheek De Waterlinie'
export const BRANCHES = ['Centrum', 'Waterwijk', 'Theater De Sluis']

/** An organisation with three branches and its first administrator. */
export async function furnish(house: House): Promise<Errands> {
  const asAnyone = asker(house, null)
  const { cookie } = await asAnyone('POST', '/setup', {
    ...administrator,
    organisationName: ORGANISATION,
    branches: BRANCHES,
    language: 'nl',
  })
  const asAdministrator = asker(house, cookie)
  return {
    ask: async <T>(...request: Parameters<typeof asAdministrator>) => (await asAdministrator(...request)).answer as T,
    hire: async ({ name, email, password }, role) => {
      const { answer } = await asAdministrator('POST', '/invitations', { name, email, role })
      const token = new URL(answer.link as string).hash.replace(/^#(token=)?/, '')
      await asAnyone('POST', '/invitations/accept', { token, name, password })
    },
  }
}

function asker(house: House, cookie: string | null) {
  return async (method: string, path: string, body?: unknown): Promise<{ answer: any; cookie: string }> => {
    const isFile = body instanceof Uint8Array
    const headers = {
      ...(cookie !== null && { cookie }),
      ...(body !== undefined && { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
    }
    const reply = await fetch(`${house.address}/api${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: isFile ? Buffer.from(body) : JSON.stringify(body) }),
    })
    if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}: ${await reply.text()}`)
    return { answer: await reply.json(), cookie: reply.headers.getSetCookie()[0]?.split(';')[0] ?? '' }
  }
}
