import type { ConsentStatement } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { namesOf } from '../../relations/index.ts'
import type { PurposeRow } from '../purposes/purpose.queries.ts'
import * as purposes from '../purposes/purpose.queries.ts'
import * as topics from '../purposes/topic.queries.ts'
import * as wordings from '../purposes/wording.queries.ts'
import type { ConsentRow } from './consent.queries.ts'

/** Words for the ids in statements; looked up once for a whole page. */
export type StatementWords = {
  readonly purposes: ReadonlyMap<string, PurposeRow>
  readonly topics: ReadonlyMap<string, string>
  readonly wordings: ReadonlyMap<string, wordings.WordingRow>
  readonly guardians: ReadonlyMap<string, string>
}

export async function wordsFor(ctx: Ctx, rows: readonly ConsentRow[]): Promise<StatementWords> {
  const guardianIds = rows.flatMap(({ guardianId }) => guardianId ?? [])
  return {
    purposes: new Map((await purposes.list(ctx)).map((row) => [row.id, row])),
    topics: new Map((await topics.list(ctx)).map((row) => [row.id, row.name])),
    wordings: new Map((await wordings.list(ctx)).map((row) => [row.id, row])),
    guardians: guardianIds.length === 0 ? new Map() : await namesOf(ctx, guardianIds),
  }
}

/** A statement as people read it. A guardian who does not exist for the reader is not named. */
export function toStatement(row: ConsentRow, words: StatementWords): ConsentStatement {
  return {
    id: row.id,
    purposeId: row.purposeId,
    purpose: words.purposes.get(row.purposeId)?.name ?? '',
    channel: row.channel,
    topicId: row.topicId,
    topic: words.topics.get(row.topicId ?? '') ?? null,
    state: row.state,
    basis: row.basis,
    wording: toWording(words.wordings.get(row.wordingId ?? '')),
    source: row.source,
    sourceName: row.sourceName,
    by: row.actorName,
    occurredAt: row.occurredAt.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
    contact: row.contact,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    proof: row.proof,
    isByGuardian: row.isByGuardian,
    guardian: toGuardian(row.guardianId, words),
    isVoided: row.voidedAt !== null,
  }
}

function toGuardian(id: string | null, { guardians }: StatementWords): ConsentStatement['guardian'] {
  const name = id === null ? undefined : guardians.get(id)
  return id === null || name === undefined ? null : { id, name }
}

function toWording(row: wordings.WordingRow | undefined): ConsentStatement['wording'] {
  return row === undefined ? null : { id: row.id, version: row.version, language: row.language, text: row.text }
}
