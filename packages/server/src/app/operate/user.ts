import { randomInt } from 'node:crypto'
import { Email, Role } from '@klantregie/contract'
import { createUser, findTenants, listUsers, productAt, resetPassword } from '../../modules/admin/index.ts'
import type { CommandContext } from '../command.ts'
import type { Started } from '../start.ts'
import { readOptions, UsageError } from './command-options.ts'
import { orRefusal } from './refusal.ts'
import { inHouse } from './running-house.ts'
import { terminalLanguage } from './terminal-language.ts'

const USAGE = {
  nl: `Gebruik:
  klantregie user list
  klantregie user add --email ADRES --name NAAM --role ${Role.options.join('|')} [--ask-password]
  klantregie user password --email ADRES [--drop-second-factor] [--ask-password]
Bij meer dan één organisatie ook: --organisation NAAM`,
  en: `Usage:
  klantregie user list
  klantregie user add --email ADDRESS --name NAME --role ${Role.options.join('|')} [--ask-password]
  klantregie user password --email ADDRESS [--drop-second-factor] [--ask-password]
With more than one organisation also: --organisation NAME`,
}

const OPTIONS = {
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  organisation: { type: 'string' },
  'ask-password': { type: 'boolean' },
  'drop-second-factor': { type: 'boolean' },
} as const

type Values = ReturnType<typeof readOptions<typeof OPTIONS>>['values']
type Asking = Pick<CommandContext, 'say' | 'ask'> & { readonly values: Values; readonly started: Started }

/** Lists, makes or rescues a user, for whoever can reach the machine but not the screens. Every change is in the trail. */
export async function userCommand({ config, args, say, ask }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, USAGE)
  const [verb = ''] = positionals
  const verbs: Readonly<Record<string, (asking: Asking) => Promise<void>>> = { list, add, password: renew }
  const carryOut = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (!carryOut || positionals.length > 1) throw new UsageError(USAGE)
  return orRefusal(say, () =>
    inHouse(config, async (started) => {
      await carryOut({ say, ask, values, started })
      return 0
    }),
  )
}

async function list({ started, values, say }: Asking): Promise<void> {
  const tenantId = await tenantOf(started, values.organisation)
  const language = terminalLanguage()
  for (const user of await started.transactions.inTenant(productAt(tenantId), listUsers)) {
    const states = [!user.isActive && INACTIVE[language], user.hasSecondFactor && SECOND_FACTOR[language]]
    const notes = states.filter((state) => state !== false).join(', ')
    say(`${user.email.padEnd(40)} ${user.role.padEnd(17)} ${user.name}${notes === '' ? '' : ` (${notes})`}`)
  }
}

const INACTIVE = { nl: 'geen toegang', en: 'no access' }
const SECOND_FACTOR = { nl: 'tweede stap aan', en: 'second step on' }

async function add({ started, values, say, ask }: Asking): Promise<void> {
  const email = Email.safeParse(values.email)
  const role = Role.safeParse(values.role)
  const name = values.name?.trim() ?? ''
  if (!email.success || !role.success || name.length < 2) throw new UsageError(USAGE)
  const tenantId = await tenantOf(started, values.organisation)
  const chosen = await choosePassword(values, ask)
  await started.transactions.inTenant(productAt(tenantId), (ctx) =>
    createUser(ctx, { email: email.data, name, role: role.data, password: chosen.password }),
  )
  say(`✓ ${email.data} (${role.data})`)
  sayPassword(say, chosen)
}

async function renew({ started, values, say, ask }: Asking): Promise<void> {
  const { email } = values
  if (email === undefined) throw new UsageError(USAGE)
  const tenantId = await tenantOf(started, values.organisation)
  const chosen = await choosePassword(values, ask)
  const dropSecondFactor = values['drop-second-factor'] ?? false
  const user = await started.transactions.inTenant(productAt(tenantId), (ctx) =>
    resetPassword(ctx, { email, password: chosen.password, dropSecondFactor }),
  )
  say(RENEWED[terminalLanguage()](user.email))
  sayPassword(say, chosen)
}

const RENEWED = {
  nl: (email: string) => `✓ ${email} heeft een nieuw wachtwoord en is overal afgemeld.`,
  en: (email: string) => `✓ ${email} has a new password and was signed out everywhere.`,
}

/** The one organisation, or the one that was named. @throws UsageError naming the choices */
async function tenantOf(started: Started, slug: string | undefined): Promise<string> {
  const tenants = await findTenants(started.transactions.database)
  const [only] = tenants
  const found = slug === undefined && tenants.length === 1 ? only : tenants.find((tenant) => tenant.slug === slug)
  if (found) return found.tenantId
  const names = tenants.map((tenant) => tenant.slug).join(', ')
  if (tenants.length === 0) {
    throw new UsageError({
      nl: 'Er is nog geen organisatie. Start Klantregie en richt haar in.',
      en: 'There is no organisation yet. Start Klantregie and set it up.',
    })
  }
  throw new UsageError({ nl: `Kies met --organisation uit: ${names}`, en: `Choose with --organisation from: ${names}` })
}

type Chosen = { readonly password: string; readonly isMade: boolean }

async function choosePassword(values: Values, ask: CommandContext['ask']): Promise<Chosen> {
  if (values['ask-password'] !== true) return { password: makePassword(), isMade: true }
  return { password: await ask(ASK[terminalLanguage()]), isMade: false }
}

const ASK = { nl: 'Wachtwoord: ', en: 'Password: ' }

function sayPassword(say: (line: string) => void, { password, isMade }: Chosen): void {
  if (isMade) say(MADE[terminalLanguage()](password))
}

const MADE = {
  nl: (password: string) => `  Wachtwoord: ${password}\n  Geef het persoonlijk door; het is hier één keer te zien.`,
  en: (password: string) => `  Password: ${password}\n  Pass it on in person; it is shown here once.`,
}

/** Without characters that look alike on paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const GROUP_LENGTH = 5

/** Twenty characters from 31: 99 bits, in groups that can be read out. */
function makePassword(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}
