import { z } from 'zod'

/**
 * A backup is a tar file, compressed with zstd and, with a passphrase, sealed (encryption.ts). Its members, in order:
 *
 * - `about.json`: which version made it, when, and on which migrations the tables stand;
 * - `tables/<schema.table>/<tenant or all>/000001.copy` …: rows in COPY text form, cut into parts at any byte;
 * - `files/<tenant>/<id>`: uploaded files;
 * - `manifest.json`: every member with its size and SHA-256, and how many rows each table holds. It comes last, so a
 *   backup that was cut off has none.
 *
 * Without a passphrase any `tar --zstd -xf` opens it: whoever must get at the data without Klantregie can.
 */
export const FORMAT = 1

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const TableName = z.string().regex(/^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$/)
const ColumnName = z.string().regex(/^[a-z_][a-z0-9_]*$/)

export const About = z.object({
  product: z.literal('klantregie'),
  format: z.int().min(1),
  version: z.string(),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), hash: Hash })),
})
export type About = z.infer<typeof About>

const TableContent = z.object({
  table: TableName,
  /** Null for a table that all organisations share. */
  tenantId: z.uuid().nullable(),
  columns: z.array(ColumnName).min(1),
  rows: z.int().min(0),
})
export type TableContent = z.infer<typeof TableContent>

const Member = z.object({ name: z.string(), bytes: z.int().min(0), sha256: Hash })
export type Member = z.infer<typeof Member>

export const Manifest = About.extend({
  tenants: z.array(z.uuid()),
  tables: z.array(TableContent),
  members: z.array(Member),
  /** Files that the administration knows and the disk did not have, or not as they came in. */
  missingFiles: z.array(z.object({ tenantId: z.uuid(), id: z.uuid(), name: z.string() })),
})
export type Manifest = z.infer<typeof Manifest>

export const ABOUT_NAME = 'about.json'
export const MANIFEST_NAME = 'manifest.json'
const SHARED = 'all'
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const TABLE_PART = new RegExp(`^tables/([a-z0-9_.]+)/(${SHARED}|${UUID})/[0-9]{6}\\.copy$`)
const FILE = new RegExp(`^files/(${UUID})/(${UUID})$`)

export function partName(content: Pick<TableContent, 'table' | 'tenantId'>, number: number): string {
  return `tables/${content.table}/${content.tenantId ?? SHARED}/${String(number).padStart(6, '0')}.copy`
}

export function fileName(tenantId: string, id: string): string {
  return `files/${tenantId}/${id}`
}

export type MemberKind =
  | { readonly kind: 'about' | 'manifest' }
  | { readonly kind: 'rows'; readonly table: string; readonly tenantId: string | null }
  | { readonly kind: 'file'; readonly tenantId: string; readonly id: string }

/** What a member is by its name. Null for anything we did not make: a name from outside never becomes a path. */
export function kindOfMember(name: string): MemberKind | null {
  if (name === ABOUT_NAME) return { kind: 'about' }
  if (name === MANIFEST_NAME) return { kind: 'manifest' }
  const [, table, owner] = TABLE_PART.exec(name) ?? []
  if (table !== undefined && owner !== undefined) {
    return { kind: 'rows', table, tenantId: owner === SHARED ? null : owner }
  }
  const [, tenantId, id] = FILE.exec(name) ?? []
  return tenantId !== undefined && id !== undefined ? { kind: 'file', tenantId, id } : null
}
