import type {
  FactKind,
  Import,
  ImportOptions,
  ImportKind,
  KeptImportOptions,
  RelationType,
  Source,
} from '@klantregie/contract'
import { choicesFrom, guessKind, toMapping } from './mapping.view.ts'
import type { Choices, MappedColumn } from './mapping.view.ts'
import { firstSheet } from './recognised.view.ts'

/**
 * Choices that were not sent yet. The server knows them from the first dry run on; until then they are kept in this
 * browser, without any value of the file itself.
 */
export interface Draft {
  readonly sheet: number | null
  readonly headerRow: number | null
  readonly choices: Choices
  readonly sourceId: string | null
  readonly sourceName: string | null
  /** Somebody asked for a new source or typed its name; then it is no longer exchanged for one we know. */
  readonly isSourceNamed: boolean
  readonly kind: ImportKind | null
  /** Of activity: what a row is when no column says it. */
  readonly factKind?: FactKind | undefined
  readonly typeIds: readonly string[]
  readonly domainId: string | null
  readonly branchId: string | null
  readonly isComplete: boolean
  readonly compareAfterwards: boolean
}

/** Where the choices begin: what was sent before, else what was found in the file. */
export function startDraft(imported: Pick<Import, 'file' | 'options' | 'fileName' | 'profileOptions'>): Draft {
  const { options, file, profileOptions } = imported
  if (options)
    return {
      ...options,
      kind: kindNow(options.kind),
      compareAfterwards: options.compareAfterwards ?? true,
      isSourceNamed: true,
      choices: choicesFrom(options.columns),
    }
  const sheet = file && firstSheet(file)
  const place = { sheet, headerRow: (sheet !== null && file?.sheets[sheet]?.headerRow) || null }
  // A list of this form was read in before: begin where that one ended. The columns come with the proposal.
  if (profileOptions) {
    const compareAfterwards = profileOptions.compareAfterwards ?? true
    const kind = kindNow(profileOptions.kind)
    return { ...profileOptions, ...place, kind, compareAfterwards, isSourceNamed: true, choices: {} }
  }
  return {
    ...place,
    choices: {},
    sourceId: null,
    sourceName: suggestSourceName(imported.fileName),
    isSourceNamed: false,
    kind: null,
    typeIds: [],
    domainId: null,
    branchId: null,
    isComplete: false,
    compareAfterwards: true,
  }
}

/** Households could be read in once; whoever begins from such a list chooses anew what its rows are. */
const kindNow = (kind: KeptImportOptions['kind']): ImportKind | null => (kind === 'household' ? null : kind)

/** Another sheet or header row gives other columns: what was chosen for the old ones no longer means anything. */
export function pointAt(draft: Draft, place: { readonly sheet: number; readonly headerRow: number | null }): Draft {
  if (draft.sheet === place.sheet && draft.headerRow === place.headerRow) return draft
  return { ...draft, ...place, choices: {} }
}

/** Who did something may be a person or an organisation. */
export function fitsKind({ kinds }: Pick<RelationType, 'kinds'>, kind: ImportKind): boolean {
  return kind === 'activity' ? kinds.some((one) => one !== 'household') : kinds.includes(kind)
}

/** Types that do not fit the new kind are let go. Columns of activity mean something else than those of people. */
export function changeKind(draft: Draft, kind: ImportKind, types: readonly RelationType[]): Draft {
  const fits = new Set(types.filter((type) => fitsKind(type, kind)).map(({ id }) => id))
  const isOther = (draft.kind === 'activity') !== (kind === 'activity')
  return {
    ...draft,
    kind,
    typeIds: draft.typeIds.filter((id) => fits.has(id)),
    choices: isOther ? {} : draft.choices,
  }
}

/** The first type chosen says which domain the relations belong to, unless somebody chose that already. */
export function changeTypes(draft: Draft, typeIds: readonly string[], types: readonly RelationType[]): Draft {
  const domainId = draft.domainId ?? types.find(({ id }) => id === typeIds[0])?.domainId ?? null
  return { ...draft, typeIds: [...typeIds], domainId }
}

/** "Leden_2026-03 (2).xlsx" → "Leden": what stays when next month's file is called otherwise. */
export function suggestSourceName(fileName: string): string {
  const stem = fileName.replace(/\.[a-z0-9]{1,5}$/i, '')
  const plain = stem
    .replace(/[([]\d+[)\]]/g, ' ')
    .replace(/\d{1,4}([-_.]?\d{1,2}){1,2}|\d{4,}/g, ' ')
    .replace(/[\s_\-.]+/g, ' ')
    .trim()
  return (plain || stem).slice(0, 80)
}

/** A name that is already in use means that source: next month's file of the same list belongs to it. */
export function resolveSource(draft: Draft, sources: readonly Pick<Source, 'id' | 'name'>[]): Draft {
  if (draft.sourceId !== null || draft.isSourceNamed) return draft
  const name = (draft.sourceName ?? '').trim().toLowerCase()
  const known = name === '' ? undefined : sources.find((source) => source.name.trim().toLowerCase() === name)
  return known ? { ...draft, sourceId: known.id, sourceName: null } : draft
}

export type Missing = 'source' | 'domain' | 'sheet'

/** What must still be chosen before the dry run can start. */
export function missingIn(draft: Draft): readonly Missing[] {
  const missing: Missing[] = []
  if (draft.sheet === null) missing.push('sheet')
  if (draft.sourceId === null && (draft.sourceName ?? '').trim() === '') missing.push('source')
  if (draft.domainId === null) missing.push('domain')
  return missing
}

function kindOf(draft: Draft, columns: readonly MappedColumn[]): Pick<ImportOptions, 'kind' | 'factKind'> {
  const kind = draft.kind ?? guessKind(columns)
  return kind === 'activity' ? { kind, factKind: draft.factKind ?? 'ticket' } : { kind }
}

/** The choices as they are sent; null while something is missing. */
export function toOptions(draft: Draft, columns: readonly MappedColumn[]): ImportOptions | null {
  const { sheet, domainId, sourceId, sourceName } = draft
  if (sheet === null || domainId === null || missingIn(draft).length > 0) return null
  return {
    sheet,
    headerRow: draft.headerRow,
    columns: toMapping(columns),
    sourceId,
    sourceName: sourceId === null ? (sourceName ?? '').trim() : null,
    ...kindOf(draft, columns),
    typeIds: [...draft.typeIds],
    domainId,
    branchId: draft.branchId,
    isComplete: draft.isComplete,
    compareAfterwards: draft.compareAfterwards,
  }
}
