import { readFile } from 'node:fs/promises'
import { AuditCheckpoint } from '@klantregie/contract'
import { findTenants, keepVerification, makeCheckpoint, productAt } from '../../modules/admin/index.ts'
import { publicKeyOf } from '../../platform/audit/signing-keys.ts'
import { verifyTrail, type Verified } from '../../platform/audit/verify-trail.ts'
import type { CommandContext } from '../command.ts'
import type { Started } from '../start.ts'
import { describeBreak } from './audit-breaks.ts'
import { readOptions, UsageError } from './command-options.ts'
import { orRefusal } from './refusal.ts'
import { inHouse } from './running-house.ts'
import { inFigures, terminalLanguage } from './terminal-language.ts'

const USAGE = {
  nl: `Gebruik:
  klantregie audit verify [--organisation NAAM] [--checkpoint BESTAND] [--json]
  klantregie audit checkpoint [--organisation NAAM]
  klantregie audit rotate-key`,
  en: `Usage:
  klantregie audit verify [--organisation NAME] [--checkpoint FILE] [--json]
  klantregie audit checkpoint [--organisation NAME]
  klantregie audit rotate-key`,
}

const OPTIONS = {
  organisation: { type: 'string' },
  checkpoint: { type: 'string' },
  json: { type: 'boolean' },
} as const

type Asking = Pick<CommandContext, 'say'> & {
  readonly started: Started
  readonly tenants: readonly { readonly tenantId: string; readonly slug: string }[]
  readonly checkpointFile: string | undefined
  readonly isJson: boolean
}

/**
 * Verifies the trail, gives its signed end, or makes a new key to sign with. Exit code 0 when everything is right, 1 when
 * something in the trail is not what was written.
 */
export async function auditCommand({ config, args, say }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS, USAGE)
  const verbs: Readonly<Record<string, (asking: Asking) => Promise<number>>> = {
    verify,
    checkpoint,
    'rotate-key': rotateKey,
  }
  const [verb = ''] = positionals
  const carryOut = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (!carryOut || positionals.length > 1) throw new UsageError(USAGE)
  return orRefusal(say, () =>
    inHouse(config, async (started) => {
      const tenants = await chosen(started, values.organisation)
      return carryOut({ say, started, tenants, checkpointFile: values.checkpoint, isJson: values.json ?? false })
    }),
  )
}

async function chosen(started: Started, slug: string | undefined) {
  const all = await findTenants(started.transactions.database)
  const found = slug === undefined ? all : all.filter((tenant) => tenant.slug === slug)
  if (found.length > 0 || slug === undefined) return found
  const names = all.map((tenant) => tenant.slug).join(', ')
  throw new UsageError({ nl: `Kies met --organisation uit: ${names}`, en: `Choose with --organisation from: ${names}` })
}

async function verify(asking: Asking): Promise<number> {
  const outside = asking.checkpointFile === undefined ? null : await readCheckpoint(asking.checkpointFile)
  let isRight = true
  for (const { tenantId, slug } of asking.tenants) {
    const known = outside?.tenantId === tenantId ? [outside] : []
    const { verified, seconds } = await verifyOne(asking.started, tenantId, known)
    if (asking.isJson) asking.say(JSON.stringify({ organisation: slug, seconds, ...verified }))
    else tell(asking.say, slug, { verified, seconds })
    isRight &&= verified.breaks === 0
  }
  return isRight ? 0 : 1
}

type Outside = { readonly tenantId: string; readonly number: number; readonly hash: Buffer }

/** Looks at everything, and keeps what was found where the screen shows it. */
async function verifyOne({ transactions, app }: Started, tenantId: string, known: readonly Outside[]) {
  const startedAt = transactions.clock()
  const verified = await verifyTrail(app.sealing, tenantId, { known })
  await transactions.inTenant(productAt(tenantId), (ctx) => keepVerification(ctx, startedAt, verified))
  return { verified, seconds: (transactions.clock().getTime() - startedAt.getTime()) / 1000 }
}

/** A checkpoint that somebody kept elsewhere. Its own key is believed: that is what they kept it for. */
async function readCheckpoint(path: string): Promise<Outside> {
  const parsed = AuditCheckpoint.safeParse(JSON.parse(await readFile(path, 'utf8')))
  const file = parsed.data
  if (file && publicKeyOf(file.publicKey).isRight(file.message, Buffer.from(file.signature, 'base64'))) {
    const [, tenantId = '', number = '', hash = ''] = file.message.split('\n')
    return { tenantId, number: Number(number), hash: Buffer.from(hash, 'hex') }
  }
  throw new UsageError({
    nl: `${path} is geen ondertekend controlepunt, of het is gewijzigd.`,
    en: `${path} is no signed checkpoint, or it was changed.`,
  })
}

type Told = { readonly verified: Verified; readonly seconds: number }

function tell(say: (line: string) => void, slug: string, { verified, seconds }: Told): void {
  const language = terminalLanguage()
  const { breaks, entries, until, checkpoints, found } = verified
  const pace = inFigures(Math.round(entries / Math.max(seconds, 0.001)), language)
  const figures = [entries, until, checkpoints].map((figure) => inFigures(figure, language)) as [string, string, string]
  say(`${breaks === 0 ? '✓' : '✗'} ${slug}: ${FIGURES[language](figures, pace)}`)
  for (const one of found) say(`    ${describeBreak(one, language)}`)
  if (breaks > found.length) say(`    ${MORE[language](inFigures(breaks - found.length, language))}`)
}

const FIGURES = {
  nl: ([entries, until, checkpoints]: [string, string, string], pace: string) =>
    `${entries} regels gecontroleerd t/m nr ${until}, tegen ${checkpoints} controlepunten (${pace} per seconde)`,
  en: ([entries, until, checkpoints]: [string, string, string], pace: string) =>
    `${entries} entries verified up to no. ${until}, against ${checkpoints} checkpoints (${pace} per second)`,
}
const MORE = {
  nl: (count: string) => `en nog ${count} plekken`,
  en: (count: string) => `and ${count} more places`,
}

/** The signed end of the chain as JSON, to be kept by somebody else. */
async function checkpoint({ started, tenants, say }: Asking): Promise<number> {
  for (const { tenantId } of tenants) say(JSON.stringify(await makeCheckpoint(started.app.sealing, tenantId), null, 2))
  return 0
}

/** Everything up to now is signed with the old key first, and every organisation's trail says that the key was changed. */
async function rotateKey({ started, tenants, say }: Asking): Promise<number> {
  const { transactions, app } = started
  for (const { tenantId } of tenants) await makeCheckpoint(app.sealing, tenantId)
  const keys = await app.sealing.seals.rotateKey()
  for (const { tenantId } of tenants)
    await transactions.inTenant(productAt(tenantId), (ctx) => ctx.audit('audit.key_changed', null, keys))
  say(ROTATED[terminalLanguage()](keys.after))
  return 0
}

const ROTATED = {
  nl: (key: string) =>
    `✓ Nieuwe sleutel: ${key}. Start Klantregie opnieuw; wat eerder is ondertekend blijft te controleren.`,
  en: (key: string) => `✓ New key: ${key}. Restart Klantregie; what was signed before can still be verified.`,
}
