import { hash } from 'node:crypto'

/**
 * What is hashed of the trail, byte for byte; `platform.audit_facts` and `platform.seal_audit` make the same in the database.
 * Verifying uses these functions and none of the database, which whoever rewrites a trail could rewrite as well. Changing
 * anything here makes every chain that exists unreadable.
 */

/** A text with its length in bytes before it, so that no two lists of texts read the same: `4:naam,`; nothing is `-,`. */
export function part(text: string | null): string {
  return text === null ? '-,' : `${Buffer.byteLength(text)}:${text},`
}

const sha256 = (content: string | Buffer): Buffer => hash('sha256', content, 'buffer')

export type DetailsContent = {
  readonly details: string
  readonly address: string | null
  readonly device: string | null
}

/** Sixteen random bytes go first: without them, a hash of something short (a telephone number) could be guessed back. */
export function detailsHash(salt: Buffer, { details, address, device }: DetailsContent): Buffer {
  return sha256(Buffer.concat([salt, Buffer.from(part(details) + part(address) + part(device))]))
}

/** An entry as it is chained: the columns as text; `at` in whole microseconds since 1970. */
export type Facts = {
  readonly tenantId: string
  readonly id: string
  readonly at: string
  readonly actorKind: string
  readonly actorId: string
  readonly actorName: string
  readonly initiatorId: string
  readonly action: string
  readonly isRead: boolean
  readonly subjectKind: string | null
  readonly subjectId: string | null
  readonly originKind: string
  readonly originName: string | null
  readonly originId: string | null
  readonly detailsHash: Buffer
}

export function factsHash(entry: Facts): Buffer {
  const texts = [
    entry.tenantId,
    entry.id,
    entry.at,
    entry.actorKind,
    entry.actorId,
    entry.actorName,
    entry.initiatorId,
    entry.action,
    entry.isRead ? 'read' : 'write',
    entry.subjectKind,
    entry.subjectId,
    entry.originKind,
    entry.originName,
    entry.originId,
    entry.detailsHash.toString('hex'),
  ]
  return sha256(texts.map(part).join(''))
}

/** What the first link of an organisation follows on. */
export function genesisHash(tenantId: string): Buffer {
  return sha256(`klantregie-audit/${tenantId}`)
}

export function linkHash(previous: Buffer, number: number, facts: Buffer): Buffer {
  const numbered = Buffer.alloc(8)
  numbered.writeBigInt64BE(BigInt(number))
  return sha256(Buffer.concat([previous, numbered, facts]))
}
