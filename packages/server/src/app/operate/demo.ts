import {
  createOrganisation,
  createUser,
  findTenants,
  listUsers,
  productAt,
  removeDemo,
} from '../../modules/admin/index.ts'
import { appoint, findDomains } from '../../modules/governance/index.ts'
import { keepKeysAfterImport } from '../../modules/identity/index.ts'
import type { Ctx } from '../../platform/context.ts'
import type { CommandContext } from '../command.ts'
import { DEMO_BRANCHES, DEMO_ORGANISATION, DEMO_USERS, type DemoUser } from '../demo/demo-organisation.ts'
import type { DemoBatch } from '../demo/demo-row.ts'
import { DEMO_RELATIONS, generateDemo } from '../demo/generate-demo.ts'
import type { Started } from '../start.ts'
import { readOptions, UsageError } from './command-options.ts'
import { groundwork } from './demo-life/agreements.ts'
import { openCasting } from './demo-life/cast.ts'
import { tell } from './demo-life/deed.ts'
import { openDemoHouse } from './demo-life/house.ts'
import { tellStory } from './demo-life/story.ts'
import { loadBatches, openRegister } from './demo-load.ts'
import { loadFacts, openOffer } from './demo-offer.ts'
import { refreshStatistics } from '../../platform/tenants/statistics.queries.ts'
import { inHouse } from './running-house.ts'
import { inFigures, terminalLanguage } from './terminal-language.ts'

/** Batches of about a thousand rows that go in with one transaction: quick, and little is lost when it is interrupted. */
const BATCHES_PER_TRANSACTION = 4
/**
 * Made after everything else, so that a demonstration whose last user is there is complete. Readers did
 * nothing: whoever wrote or did something must exist before it does.
 */
const LAST_ROLES = new Set<DemoUser['role']>(['reader'])

const USAGE = {
  nl: 'Gebruik: klantregie demo [--relations AANTAL] | klantregie demo --remove',
  en: 'Usage: klantregie demo [--relations NUMBER] | klantregie demo --remove',
}

export async function demoCommand({ config, args, say }: CommandContext): Promise<number> {
  const { values } = readOptions(args, { remove: { type: 'boolean' }, relations: { type: 'string' } }, USAGE)
  const relations = Number(values.relations ?? DEMO_RELATIONS)
  if (!Number.isInteger(relations) || relations < 1) throw new UsageError(USAGE)
  await inHouse(config, async (started) => {
    if (values.remove === true) await removeAll(started, say)
    else await ensureDemo(started, say, relations)
  })
  return 0
}

/**
 * Makes the demonstration organisation when it is not there, and says how to sign in to it. The same size and day give
 * the same contents. When making it was interrupted, what there is of it is removed and it is made again.
 */
export async function ensureDemo(
  started: Started,
  say: (line: string) => void,
  relations: number = DEMO_RELATIONS,
): Promise<void> {
  const found = await findDemos(started)
  const complete = await findComplete(started, found)
  if (complete === null) {
    for (const tenantId of found) await removeDemo(started.transactions, started.app.files, productAt(tenantId))
    await makeDemo(started, say, relations)
  }
  await sayHowToSignIn(started, say)
}

async function removeAll(started: Started, say: (line: string) => void): Promise<void> {
  const found = await findDemos(started)
  for (const tenantId of found) await removeDemo(started.transactions, started.app.files, productAt(tenantId))
  const sentence = found.length === 0 ? NOT_THERE : REMOVED
  say(sentence[terminalLanguage()])
}

const NOT_THERE = { nl: 'Er is geen demonstratie-organisatie.', en: 'There is no demonstration organisation.' }
const REMOVED = {
  nl: 'De demonstratie-organisatie is verwijderd, met alles wat erin stond.',
  en: 'The demonstration organisation was removed, with everything in it.',
}

async function findDemos({ transactions }: Started): Promise<string[]> {
  const rows = await transactions.database
    .selectFrom('platform.tenant')
    .select('tenant_id')
    .where('is_demo', '=', true)
    .orderBy('created_at')
    .execute()
  return rows.map((row) => row.tenant_id)
}

async function findComplete({ transactions }: Started, tenantIds: readonly string[]): Promise<string | null> {
  for (const tenantId of tenantIds) {
    const users = await transactions.inTenant(productAt(tenantId), listUsers)
    const emails = new Set(users.map(({ email }) => email))
    if (DEMO_USERS.every(({ email }) => emails.has(email))) return tenantId
  }
  return null
}

async function makeDemo(started: Started, say: (line: string) => void, relations: number): Promise<void> {
  const { transactions } = started
  const language = terminalLanguage()
  say(MAKING[language](inFigures(relations, language)))
  const { tenantId } = await createOrganisation(transactions, {
    name: DEMO_ORGANISATION.name,
    language: DEMO_ORGANISATION.language,
    branches: DEMO_BRANCHES.map(({ name }) => name),
    isDemo: true,
  })
  const inDemo = <T>(work: (ctx: Ctx) => Promise<T>) => transactions.inTenant(productAt(tenantId), work)
  const userIds = await inDemo((ctx) => makeUsers(ctx, (role) => !LAST_ROLES.has(role)))
  await inDemo((ctx) => appointOwners(ctx, userIds))
  const today = dutchDay(transactions.clock())
  const house = await openDemoHouse(started, { tenantId, userIds, today })
  try {
    await tell(house, groundwork)
    const register = await inDemo((ctx) => openRegister(ctx, userIds))
    const opened = await inDemo((ctx) => openOffer(ctx, register, today))
    await inDemo(refreshStatistics)
    const { look, cast } = openCasting(register, today)
    let written = Promise.resolve()
    for (const batches of portions(generateDemo({ relations, today, offer: opened.offer }))) {
      const loading = inDemo((ctx) => loadBatches(ctx, register, batches))
      await Promise.all([loading, written])
      batches.forEach(look)
      await inDemo(refreshStatistics)
      // What people did is written while the next people are drawn and loaded: one core for each.
      const facts = batches.flatMap((batch) => batch.facts)
      written = inDemo((ctx) => loadFacts(ctx, { register, opened }, facts))
      written.catch(() => undefined)
      say(PROGRESS[language](inFigures(batches.at(-1)?.relationsSoFar ?? 0, language), inFigures(relations, language)))
    }
    await written
    say(LIVING[language])
    await tellStory(house, cast)
  } finally {
    await house.leave()
  }
  await inDemo(async (ctx) => {
    const lastIds = await makeUsers(ctx, (role) => LAST_ROLES.has(role))
    await appointOwners(ctx, lastIds)
    await refreshStatistics(ctx)
    await keepKeysAfterImport(ctx)
  })
}

/** Some domains have an owner and some have not yet: there is something to look at, and something to do. */
const DEMO_OWNERS = [
  { domain: 'education', seat: 'owner', user: 'joris' },
  { domain: 'education', seat: 'deputy', user: 'wim' },
  { domain: 'partners', seat: 'owner', user: 'joris' },
  { domain: 'members', seat: 'owner', user: 'samira' },
] as const

async function appointOwners(ctx: Ctx, userIds: ReadonlyMap<string, string>): Promise<void> {
  const domainIds = new Map((await findDomains(ctx)).map(({ key, id }) => [key, id]))
  for (const { domain, seat, user } of DEMO_OWNERS) {
    // Whoever is made later is appointed later.
    const id = domainIds.get(domain)
    const userId = userIds.get(user)
    if (id !== undefined && userId !== undefined) await appoint(ctx, { id, seat, userId, remark: '' })
  }
}

const MAKING = {
  nl: (relations: string) => `De demonstratie-organisatie wordt gemaakt: ${relations} relaties.`,
  en: (relations: string) => `Making the demonstration organisation: ${relations} relations.`,
}
const LIVING = {
  nl: '  Een jaar van samen werken wordt erbij gezet.',
  en: '  Adding a year of working together.',
}
const PROGRESS = {
  nl: (soFar: string, all: string) => `  ${soFar} van ${all} relaties`,
  en: (soFar: string, all: string) => `  ${soFar} of ${all} relations`,
}

async function makeUsers(ctx: Ctx, isWanted: (role: DemoUser['role']) => boolean): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { key, name, email, password, role } of DEMO_USERS.filter((user) => isWanted(user.role))) {
    const { id } = await createUser(ctx, { name, email, password, role })
    ids.set(key, id)
  }
  return ids
}

function* portions(batches: Iterable<DemoBatch>): Generator<DemoBatch[]> {
  let held: DemoBatch[] = []
  for (const batch of batches) {
    held.push(batch)
    if (held.length < BATCHES_PER_TRANSACTION) continue
    yield held
    held = []
  }
  if (held.length > 0) yield held
}

/** The day it is in the Netherlands, "2026-11-21". */
function dutchDay(moment: Date): string {
  return moment.toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' })
}

async function sayHowToSignIn({ app, transactions }: Started, say: (line: string) => void): Promise<void> {
  const language = terminalLanguage()
  const tenants = await findTenants(transactions.database)
  say(`\n${DEMO_ORGANISATION.name}\n${READY[language](app.config.baseUrl)}`)
  for (const { jobTitle, email, password } of DEMO_USERS)
    say(`  ${jobTitle.padEnd(38)} ${email.padEnd(36)} ${password}`)
  const slug = tenants.length > 1 ? await findSlug(transactions.database) : undefined
  if (slug !== undefined) say(ORGANISATION[language](slug))
  say(HOW_TO_REMOVE[language])
}

async function findSlug(database: Started['transactions']['database']): Promise<string | undefined> {
  const demo = database.selectFrom('platform.tenant').select('slug').where('is_demo', '=', true)
  return (await demo.orderBy('created_at').executeTakeFirst())?.slug
}

const READY = {
  nl: (address: string) => `Adres ${address}; aanmelden kan als:`,
  en: (address: string) => `Address ${address}; sign in as:`,
}
const ORGANISATION = {
  nl: (slug: string) => `  Organisatie bij het aanmelden: ${slug}`,
  en: (slug: string) => `  Organisation when signing in: ${slug}`,
}
const HOW_TO_REMOVE = {
  nl: 'Weghalen kan in het scherm van de organisatie, of met: npm run klantregie -- demo --remove\n',
  en: 'Remove it on the screen of the organisation, or with: npm run klantregie -- demo --remove\n',
}
