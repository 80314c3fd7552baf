import SCIMMY from 'scimmy'
import type { Ctx } from '../../../platform/context.ts'
import type { DirectoryRow } from './directory.queries.ts'
import { findPerson, letGo, listPeople, makePerson, replacePerson } from './keep-people.service.ts'
import { findGroup, listGroups, makeGroup, removeGroup, replaceGroup } from './keep-teams.service.ts'
import { askedGroup, askedPerson, scimGroup, scimUser, withBooleans, withSmallNames } from './scim.rules.ts'

/**
 * SCIM 2.0 by a library: messages, filters, pages and changes of parts are its; who is kept and what that means is ours. The library holds its
 * kinds once per process, so whose they are comes along with every message.
 */

type Here = { readonly ctx: Ctx; readonly directory: DirectoryRow; failed: unknown }

/** The library makes "not there" of every failure that it does not know: what it was is kept, so that it can be said. */
async function within<T>(value: unknown, work: (at: Here) => Promise<T>): Promise<never> {
  const at = value as Here
  try {
    // The types of the library know its own kinds only.
    return (await work(at)) as never
  } catch (error) {
    at.failed = error
    throw error
  }
}

const { Resources, Schemas, Types, Messages, Config } = SCIMMY
const notThere = () => new Types.Error(404, '', 'Not here')

Config.set({
  patch: { supported: true },
  filter: { supported: true, maxResults: 1000 },
  authenticationSchemes: [
    { type: 'oauthbearertoken', name: 'Key', description: 'The key that was made for this directory' },
  ],
})

type Handled = { readonly id?: string; readonly filter?: InstanceType<typeof Types.Filter> }
const matching = <T extends object>({ filter }: Handled, items: readonly T[]): T[] =>
  filter === undefined ? [...items] : (filter.match([...items]) as T[])

Resources.declare(
  // What it tells of departments and managers is taken in and not kept.
  Resources.User.extend(Schemas.EnterpriseUser)
    .ingress((resource, instance, value) =>
      within(value, async ({ ctx, directory }) => {
        const asked = askedPerson(instance)
        const { id } = resource
        return scimUser(
          await (id === undefined ? makePerson(ctx, directory, asked) : replacePerson(ctx, directory, id, asked)),
        )
      }),
    )
    .egress((resource, value) =>
      within(value, async ({ ctx, directory }) => {
        if (resource.id === undefined) return matching(resource, (await listPeople(ctx, directory)).map(scimUser))
        const person = await findPerson(ctx, directory, resource.id)
        if (person === null) throw notThere()
        return scimUser(person)
      }),
    )
    .degress((resource, value) =>
      within(value, async ({ ctx, directory }) => {
        const person = await findPerson(ctx, directory, resource.id ?? '')
        if (person === null) throw notThere()
        await letGo(ctx, directory, person.id)
      }),
    ),
)

Resources.declare(
  Resources.Group.ingress((resource, instance, value) =>
    within(value, async ({ ctx, directory }) => {
      const asked = askedGroup(instance)
      const { id } = resource
      return scimGroup(
        await (id === undefined ? makeGroup(ctx, directory, asked) : replaceGroup(ctx, directory, id, asked)),
      )
    }),
  )
    .egress((resource, value) =>
      within(value, async ({ ctx, directory }) => {
        if (resource.id === undefined) return matching(resource, (await listGroups(ctx, directory)).map(scimGroup))
        const group = await findGroup(ctx, directory, resource.id)
        if (group === null) throw notThere()
        return scimGroup(group)
      }),
    )
    .degress((resource, value) =>
      within(value, async ({ ctx, directory }) => {
        const group = await findGroup(ctx, directory, resource.id ?? '')
        if (group === null) throw notThere()
        await removeGroup(ctx, directory, group.id)
      }),
    ),
)

export type ScimAsked = {
  readonly method: string
  /** "Users", "Groups", "ServiceProviderConfig", "ResourceTypes", "Schemas". */
  readonly kind: string
  readonly id: string | undefined
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
}
export type ScimAnswer = { readonly status: number; readonly body: unknown; readonly location?: string }

/** Refused by the library, in the form of the protocol (RFC 7644, section 3.12). */
export class ScimRefusal extends Error {
  readonly answer: ScimAnswer
  constructor(error: InstanceType<typeof Types.Error>) {
    super(`scim: ${String(error.status)}`)
    this.answer = { status: error.status, body: new Messages.Error(error) }
  }
}

/**
 * Does what a message asks. Whatever is refused is thrown, so that nothing of it stays.
 * @throws ScimRefusal, and what is ours to say
 */
export async function answerScim(
  asked: ScimAsked,
  { address, ...given }: Omit<Here, 'failed'> & { readonly address: string },
): Promise<ScimAnswer> {
  Resources.User.basepath(address)
  Resources.Group.basepath(address)
  const at: Here = { ...given, failed: null }
  try {
    return await answered(asked, at)
  } catch (error) {
    const failed = at.failed ?? error
    throw failed instanceof Types.Error ? new ScimRefusal(failed) : failed
  }
}

async function answered(asked: ScimAsked, at: Here): Promise<ScimAnswer> {
  const { kind, id, query } = asked
  // A kind is what somebody typed: only ours are looked up.
  const told = TOLD.get(kind)
  if (told !== undefined && asked.method === 'GET') return { status: 200, body: await told(id) }
  const Kind = kind === 'Users' ? Resources.User : kind === 'Groups' ? Resources.Group : null
  if (Kind === null) throw notThere()
  const questions = Object.entries(query).filter(([key]) => QUESTIONS.has(key))
  const asking = Object.fromEntries(
    questions.map(([key, value]) => [key, key === 'filter' ? withSmallNames(String(value)) : numbered(key, value)]),
  )
  const resource = id === undefined ? new Kind(asking as never) : new Kind(id, asking)
  return DEEDS[asked.method]?.(resource, asked, at) ?? { status: 405, body: {} }
}

const QUESTIONS = new Set(['filter', 'startIndex', 'count', 'attributes', 'excludedAttributes', 'sortBy', 'sortOrder'])
const numbered = (key: string, value: unknown): unknown =>
  key === 'startIndex' || key === 'count' ? Number(value) : String(value)

type Resource = InstanceType<typeof Resources.User> | InstanceType<typeof Resources.Group>
type Deed = (resource: Resource, asked: ScimAsked, at: Here) => Promise<ScimAnswer>

const DEEDS: Readonly<Record<string, Deed>> = {
  GET: async (resource, _asked, at) => ({ status: 200, body: await resource.read(at) }),
  POST: async (resource, { body }, at) => {
    const made = await resource.write(withBooleans(body), at)
    const { location } = (made as { readonly meta?: { readonly location?: string } }).meta ?? {}
    return { status: 201, body: made, ...(location === undefined ? {} : { location }) }
  },
  PUT: async (resource, { body }, at) => ({ status: 200, body: await resource.write(withBooleans(body), at) }),
  PATCH: async (resource, { body }, at) => {
    // Nothing changed is answered with nothing by the library; the other side wants to see what stands.
    const changed: unknown = await resource.patch(withBooleans(body) as never, at)
    return { status: 200, body: changed ?? (await resource.read(at)) }
  },
  DELETE: async (resource, _asked, at) => {
    await resource.dispose(at)
    return { status: 204, body: undefined }
  },
}

const TOLD = new Map<string, (id: string | undefined) => Promise<unknown>>([
  ['ServiceProviderConfig', () => new Resources.ServiceProviderConfig().read()],
  ['ResourceTypes', (id) => (id === undefined ? new Resources.ResourceType() : new Resources.ResourceType(id)).read()],
  ['Schemas', (id) => (id === undefined ? new Resources.Schema() : new Resources.Schema(id)).read()],
])
