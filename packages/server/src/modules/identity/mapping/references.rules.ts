import type { RelationKind, RowProblemCode } from '@klantregie/contract'
import { squeeze } from '../../../platform/pure/dutch/clean-text.ts'
import { fold } from '../../../platform/pure/fold.ts'
import type { OwnReader } from './build-record.rules.ts'

/** A longer text names nobody; it is somebody's remark in the wrong column. */
const LONGEST_REFERENCE = 200

/**
 * What a cell says of the relation that it points at: a name or a number, as it was written. Whom that is can only be known
 * beside all relations, after the whole file was read.
 */
export const readReferenceText: OwnReader = (text) => {
  const written = squeeze(text)
  return written.length > LONGEST_REFERENCE
    ? { ok: false, problem: { code: 'value.too_long', limit: String(LONGEST_REFERENCE) } }
    : { ok: true, value: written }
}

/** A number as it is compared: "16 ah" is 16AH. */
export function referenceNumber(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase()
}

const comparable = (name: string) =>
  fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** A relation that a text may mean: by a number of its own (BRIN, KvK, pass, the number in the list), or by its name. */
export type Candidate = {
  readonly id: string
  readonly kind: RelationKind
  readonly displayName: string
  readonly by: 'number' | 'name'
}

export type Asked = {
  /** What the text is called when it is read as a person and as an organisation. */
  readonly names: readonly string[]
  /** The kinds that the field allows; every kind when it does not say. */
  readonly kinds: readonly RelationKind[] | undefined
}

export type Meant =
  { readonly ok: true; readonly relationId: string } | { readonly ok: false; readonly problem: RowProblemCode }

/**
 * Whom a text means. A number is surer than a name, so a name counts only when no relation has the text as a number. Never the
 * first of several: a wrong reference is found by nobody, a missing one is in the list of what was odd about the row.
 */
export function decideReference(candidates: readonly Candidate[], { names, kinds }: Asked): Meant {
  const called = new Set(names.map(comparable))
  const meant = candidates.filter(({ by, displayName }) => by === 'number' || called.has(comparable(displayName)))
  const fitting = meant.filter(({ kind }) => kinds?.includes(kind) ?? true)
  const numbered = idsOf(fitting, 'number')
  const [first, ...others] = numbered.length > 0 ? numbered : idsOf(fitting, 'name')
  if (first === undefined)
    return { ok: false, problem: meant.length > 0 ? 'value.reference_invalid' : 'value.reference_unknown' }
  return others.length > 0 ? { ok: false, problem: 'value.reference_ambiguous' } : { ok: true, relationId: first }
}

function idsOf(candidates: readonly Candidate[], by: Candidate['by']): string[] {
  return [...new Set(candidates.filter((candidate) => candidate.by === by).map(({ id }) => id))]
}
