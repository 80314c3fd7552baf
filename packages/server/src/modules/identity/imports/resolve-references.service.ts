import type { ImportOptions, OwnField, RelationKind, RelationRecord } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { Session } from '../../../platform/db/session.ts'
import { splitPersonName } from '../../../platform/pure/dutch/person-name.ts'
import { findReferable, project, type Referable } from '../../relations/index.ts'
import { decideReference, referenceNumber, type Candidate } from '../mapping/references.rules.ts'
import * as references from './references.queries.ts'

/** Masks of domains in which whoever asked for the import finds relations by name, and by their numbers. */
export type ImportSight = { readonly names: string; readonly numbers: string }

type Resolving = {
  readonly session: Session
  readonly signal: AbortSignal
  readonly sourceId: string
  readonly columns: ImportOptions['columns']
  readonly fields: readonly OwnField[]
  readonly sight: ImportSight
}

const AT_ONCE = 2000
const EVERY_KIND: readonly RelationKind[] = ['person', 'organisation', 'household']

/**
 * Finds the relations that cells point at: by the number in the list (rows of this very file too), by a number of their own
 * (BRIN, KvK, pass), or by name. Only relations that whoever reads the list in may find: what a row says about somebody they do
 * not see is answered as if nobody were called so. Asked after the rows were judged, because a row may point at another row.
 */
export async function resolveReferences({ session, signal, columns, ...whole }: Resolving): Promise<void> {
  const fields = whole.fields.filter(({ dataType }) => dataType === 'reference')
  if (fields.length === 0) return
  await session.inTenant((ctx) =>
    references.createReferences(
      ctx,
      fields.map(({ key }) => key),
    ),
  )
  for (let after = 0; ;) {
    signal.throwIfAborted()
    const texts = await session.inTenant((ctx) => references.listTexts(ctx, after, AT_ONCE))
    const last = texts.at(-1)
    if (!last) break
    after = last.number
    await session.inTenant(async (ctx) => {
      await references.answer(ctx, await answersTo(ctx, { ...whole, fields }, texts))
    })
  }
  const places = Object.fromEntries(columns.map(({ target, column, header }) => [target, { column, header }]))
  await session.inTenant((ctx) => references.putInRows(ctx, places))
}

type Known = Pick<Resolving, 'sourceId' | 'fields' | 'sight'>

async function answersTo(
  ctx: Ctx,
  { sourceId, fields, sight }: Known,
  texts: readonly references.ReferenceText[],
): Promise<references.Answer[]> {
  const asked = texts.map((text) => ({ ...text, ...readingsOf(text.text) }))
  const sortKeys = distinct(asked.flatMap((one) => one.sortKeys))
  const inList = await references.findInList(ctx, {
    sourceId,
    externalIds: distinct(texts.map(({ text }) => text)),
    sortKeys,
  })
  const known = await findReferable(ctx, {
    sortKeys,
    numbers: distinct(texts.map(({ text }) => referenceNumber(text))),
    ids: distinct(inList.filter(({ kind }) => kind === null).map(({ id }) => id)),
    kinds: EVERY_KIND,
    sight,
  })
  const found = candidatesByKey(known, inList)
  return asked.map(({ number, field, text, names, sortKeys: own }) => {
    const candidates = [`=${text}`, `#${referenceNumber(text)}`, ...own.map((key) => `~${key}`)].flatMap(
      (key) => found.get(key) ?? [],
    )
    const kinds = fields.find(({ key }) => key === field)?.limits.referenceKinds
    const meant = decideReference(candidates, { names, kinds })
    return meant.ok
      ? { number, relationId: meant.relationId, problem: null }
      : { number, relationId: null, problem: meant.problem }
  })
}

/** A name may be a person's or an organisation's; both are read as an import would read them. */
function readingsOf(text: string): { names: string[]; sortKeys: string[] } {
  const records: RelationRecord[] = [
    { kind: 'organisation', organisationName: text },
    { kind: 'person', name: splitPersonName(text) },
  ]
  const projections = records.map((record) => project(record))
  return {
    names: projections.map(({ displayName }) => displayName),
    sortKeys: distinct(projections.map(({ sortKey }) => sortKey)),
  }
}

/** By what they are called for: `=` the number in the list, `#` a number of their own, `~` the name as it is sorted. */
function candidatesByKey(
  known: readonly Referable[],
  inList: readonly references.InList[],
): ReadonlyMap<string, readonly Candidate[]> {
  const found = new Map<string, Candidate[]>()
  const add = (key: string, candidate: Candidate) => {
    const others = found.get(key)
    if (others) others.push(candidate)
    else found.set(key, [candidate])
  }
  for (const { key, ...candidate } of known) add(`${candidate.by === 'name' ? '~' : '#'}${key}`, candidate)
  const byId = new Map(known.map(({ key: _key, ...candidate }) => [candidate.id, candidate]))
  for (const { id, externalId, sortKey, ...row } of inList) {
    const who = row.kind === null ? byId.get(id) : { id, kind: row.kind, displayName: row.displayName ?? '' }
    if (who === undefined) continue
    add(`=${externalId}`, { ...who, by: 'number' })
    if (sortKey !== null) add(`~${sortKey}`, { ...who, by: 'name' })
  }
  return found
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
