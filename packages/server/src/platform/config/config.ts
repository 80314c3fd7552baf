import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { OwnNetwork } from '../outgoing/address.rules.ts'
import { readOwnNetwork } from '../outgoing/own-network.ts'

/** A process serves pages and API (`web`), does background work (`worker`), or both. */
export type ProcessRole = 'web' | 'worker'

export type Config = {
  readonly dataDir: string
  readonly port: number
  readonly host: string
  /** Where people reach us; decides cookies and links. No slash at the end. */
  readonly baseUrl: string
  readonly roles: readonly ProcessRole[]
  /** Absent: our own embedded PostgreSQL. */
  readonly databaseUrl: string | undefined
  /** For migrations; absent: `databaseUrl`, which then may create the application role. */
  readonly databaseOwnerUrl: string | undefined
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
  readonly trustProxy: boolean
  readonly maxUploadBytes: number
  /** Where other systems leave lists, with a folder for each organisation. */
  readonly dropDir: string
  readonly webRoot: string
  /** The private key with which the trail is signed (PEM); absent: made in the data folder at first use. */
  readonly auditKeyFile: string | undefined
  /** The keys with which passwords of other systems are sealed; absent: made in the data folder at first use. */
  readonly secretKeyFile: string | undefined
  /** What of the organisation's own network connections may reach; nothing, unless it is named. */
  readonly ownNetwork: OwnNetwork
  /** Bearer token for /metrics; absent: only from this machine. */
  readonly metricsToken: string | undefined
  /** Absent: no mail is sent, and nothing is offered that needs it. */
  readonly mail: MailSettings | undefined
}

export type MailSettings = {
  /** smtp:// or smtps://, with name and password when the server asks for them. */
  readonly smtpUrl: string
  /** Who our mail comes from: an address, or "Name <address>". */
  readonly from: string
}

const GIB = 1024 ** 3
const projectRoot = resolve(import.meta.dirname, '../../../../..')

const Environment = z.object({
  KLANTREGIE_DATA: z.string().default(resolve(projectRoot, 'var')),
  KLANTREGIE_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  KLANTREGIE_HOST: z.string().optional(),
  KLANTREGIE_BASE_URL: z.url().optional(),
  KLANTREGIE_ROLES: z.string().default('web,worker'),
  DATABASE_URL: z.string().optional(),
  DATABASE_URL_FILE: z.string().optional(),
  DATABASE_OWNER_URL: z.string().optional(),
  DATABASE_OWNER_URL_FILE: z.string().optional(),
  KLANTREGIE_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  KLANTREGIE_TRUST_PROXY: z.stringbool().default(false),
  KLANTREGIE_MAX_UPLOAD_BYTES: z.coerce.number().int().min(1024).default(GIB),
  KLANTREGIE_DROP: z.string().optional(),
  KLANTREGIE_AUDIT_KEY_FILE: z.string().optional(),
  KLANTREGIE_SECRET_KEY_FILE: z.string().optional(),
  KLANTREGIE_OWN_NETWORK: z.string().default('').transform(ownNetworkOf),
  KLANTREGIE_METRICS_TOKEN: z.string().min(16).optional(),
  KLANTREGIE_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  KLANTREGIE_SMTP_URL_FILE: z.string().optional(),
  KLANTREGIE_MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>\r\n]{1,100} )?<?[^\s<>@]+@[^\s<>@]+>?$/)
    .optional(),
})

/**
 * Reads and checks every setting once, at start.
 * @throws Error with one line per wrong setting, naming it; never its value, which may be a secret.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(
    Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')),
  )
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`Instelling onjuist / invalid setting:\n${lines.join('\n')}`)
  }
  const env = parsed.data
  const port = env.KLANTREGIE_PORT ?? env.PORT
  // Reachable from this machine only, until somebody says where people will reach it.
  const host = env.KLANTREGIE_HOST ?? '127.0.0.1'
  return {
    dataDir: resolve(env.KLANTREGIE_DATA),
    port,
    host,
    baseUrl: (env.KLANTREGIE_BASE_URL ?? `http://localhost:${port}`).replace(/\/$/, ''),
    roles: readRoles(env.KLANTREGIE_ROLES),
    databaseUrl: secret(env.DATABASE_URL, env.DATABASE_URL_FILE),
    databaseOwnerUrl: secret(env.DATABASE_OWNER_URL, env.DATABASE_OWNER_URL_FILE),
    logLevel: env.KLANTREGIE_LOG_LEVEL,
    trustProxy: env.KLANTREGIE_TRUST_PROXY,
    maxUploadBytes: env.KLANTREGIE_MAX_UPLOAD_BYTES,
    dropDir: resolve(env.KLANTREGIE_DROP ?? join(env.KLANTREGIE_DATA, 'drop')),
    webRoot: resolve(projectRoot, 'packages/web/dist'),
    auditKeyFile: env.KLANTREGIE_AUDIT_KEY_FILE,
    secretKeyFile: env.KLANTREGIE_SECRET_KEY_FILE,
    ownNetwork: env.KLANTREGIE_OWN_NETWORK,
    metricsToken: env.KLANTREGIE_METRICS_TOKEN,
    mail: readMail(secret(env.KLANTREGIE_SMTP_URL, env.KLANTREGIE_SMTP_URL_FILE), env.KLANTREGIE_MAIL_FROM),
  }
}

/** A list that is half understood is not followed: the rest of it would be open or closed without anybody knowing. */
function ownNetworkOf(text: string, problems: z.RefinementCtx<string>): OwnNetwork {
  const places = readOwnNetwork(text)
  if (places !== null) return places
  problems.addIssue({ code: 'custom', message: 'namen, adressen of netwerken / names, addresses or networks' })
  return z.NEVER
}

function readRoles(text: string): ProcessRole[] {
  const roles = text.split(',').map((role) => role.trim())
  const known = roles.filter((role): role is ProcessRole => role === 'web' || role === 'worker')
  if (known.length === 0 || known.length !== roles.length)
    throw new Error('KLANTREGIE_ROLES: web, worker of web,worker')
  return known
}

function readMail(smtpUrl: string | undefined, from: string | undefined): MailSettings | undefined {
  if (smtpUrl === undefined && from === undefined) return undefined
  if (smtpUrl === undefined || from === undefined)
    throw new Error('KLANTREGIE_SMTP_URL, KLANTREGIE_MAIL_FROM: allebei of geen van beide / both or neither')
  return { smtpUrl, from }
}

function secret(value: string | undefined, file: string | undefined): string | undefined {
  return file === undefined ? value : readFileSync(file, 'utf8').trim()
}
