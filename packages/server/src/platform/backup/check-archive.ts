import { createHash } from 'node:crypto'
import { kindOfMember, About, FORMAT, Manifest, type Member } from './archive-format.ts'
import { readArchive, type ArchiveEntry } from './archive-reader.ts'
import { BackupFailure, damaged, notABackup } from './backup-failure.ts'

export type Archive = {
  readonly path: string
  readonly passphrase?: string | undefined
  readonly onRead?: (fraction: number) => void
  /** Names of the migrations of this version. */
  readonly knownMigrations: readonly string[]
}

/** A manifest names every uploaded file in some 150 bytes; this is room for more than a million. */
const MOST_JSON_BYTES = 256 * 1024 * 1024

/**
 * Reads a whole backup without keeping anything and answers its manifest, when every member is there, no other is, and
 * each has the bytes that it had when the backup was made.
 * @throws BackupFailure
 */
export async function checkArchive(archive: Archive): Promise<Manifest> {
  const found: Member[] = []
  let manifest: Manifest | null = null
  for await (const entry of readArchive(archive.path, archive.passphrase, archive.onRead)) {
    const { bytes, sha256, text } = await readMember(entry)
    if (found.length === 0) refuseNewer(text, archive.knownMigrations)
    found.push({ name: entry.name, bytes, sha256 })
    if (kindOfMember(entry.name)?.kind === 'manifest') manifest = Manifest.parse(parse(text))
  }
  if (!manifest) throw damaged({ nl: 'het einde ontbreekt', en: 'the end is missing' })
  compare(found.slice(0, -1), manifest.members)
  return manifest
}

/** JSON members are kept to be read; of all others only the fingerprint. */
async function readMember(entry: ArchiveEntry): Promise<{ bytes: number; sha256: string; text: string }> {
  const kind = kindOfMember(entry.name)
  if (!kind) throw damaged({ nl: `onbekend onderdeel ${entry.name}`, en: `unknown member ${entry.name}` })
  const isJson = kind.kind === 'about' || kind.kind === 'manifest'
  if (isJson && entry.bytes > MOST_JSON_BYTES) throw notABackup()
  const hash = createHash('sha256')
  const kept: Buffer[] = []
  let bytes = 0
  for await (const chunk of entry.content) {
    hash.update(chunk)
    bytes += chunk.length
    if (isJson) kept.push(chunk)
  }
  return { bytes, sha256: hash.digest('hex'), text: Buffer.concat(kept).toString('utf8') }
}

/** The first member says who made this; before anything else is read. */
function refuseNewer(text: string, knownMigrations: readonly string[]): void {
  const about = About.safeParse(parse(text))
  if (!about.success) throw notABackup()
  const { format, migrations, version } = about.data
  if (format > FORMAT || migrations.some(({ name }) => !knownMigrations.includes(name))) throw madeByNewer(version)
}

const madeByNewer = (version: string): BackupFailure =>
  new BackupFailure({
    nl: `Deze back-up is gemaakt met een nieuwere versie van Klantregie (${version}). Installeer eerst die versie of een latere. Er is niets teruggezet.`,
    en: `This backup was made by a newer version of Klantregie (${version}). Install that version or a later one first. Nothing was restored.`,
  })

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function compare(found: readonly Member[], promised: readonly Member[]): void {
  const missing = promised.length - found.length
  if (missing !== 0) {
    throw damaged({ nl: `${Math.abs(missing)} onderdelen verschil`, en: `${Math.abs(missing)} members differ` })
  }
  const wrong = found.find((member, index) => !isSameMember(member, promised[index]))
  if (wrong) throw damaged({ nl: `onderdeel ${wrong.name}`, en: `member ${wrong.name}` })
}

function isSameMember(member: Member, other: Member | undefined): boolean {
  return member.name === other?.name && member.bytes === other.bytes && member.sha256 === other.sha256
}
