import type { Branch, Connection, Connector, RelationType } from '@klantregie/contract'

/** What is chosen while a system is being connected, or while a connection is being changed. */
export interface Draft {
  readonly name: string
  readonly settings: Readonly<Record<string, string>>
  /** Only what was typed now; a secret that stands is never told. */
  readonly secrets: Readonly<Record<string, string>>
  readonly typeIds: readonly string[]
  readonly domainId: string | null
  readonly branchId: Branch['id'] | null
  readonly everyMinutes: number
  readonly silentAfterHours: number | null
}

export const EVERY_MINUTES = [15, 60, 360, 1_440] as const
export const SILENT_HOURS = [24, 72, 168, 720] as const

export function startDraft(connector: Connector): Draft {
  return {
    name: connector.name,
    settings: Object.fromEntries(
      connector.settings.flatMap(({ key, usual }) => (usual === null ? [] : [[key, usual]])),
    ),
    secrets: {},
    typeIds: [],
    domainId: null,
    branchId: null,
    everyMinutes: connector.usualMinutes,
    silentAfterHours: null,
  }
}

export function draftOf({ name, settings, intake, everyMinutes, silentAfterHours }: Connection): Draft {
  return { name, settings, secrets: {}, ...intake, everyMinutes, silentAfterHours }
}

/** The first type chosen says which domain the relations belong to, unless somebody chose that already. */
export function chooseTypes(
  draft: Draft,
  typeIds: readonly string[],
  types: readonly Pick<RelationType, 'id' | 'domainId'>[],
): Draft {
  return { ...draft, typeIds, domainId: draft.domainId ?? types.find(({ id }) => id === typeIds[0])?.domainId ?? null }
}

/** Which fields of the first part still need something; `given`: secrets that stand already. */
export function missingAccess(draft: Draft, connector: Connector, given: readonly string[]): readonly string[] {
  const settings = connector.settings
    .filter(({ key, isRequired }) => isRequired && (draft.settings[key] ?? '').trim() === '')
    .map(({ key }) => key)
  const secrets = connector.secrets.filter((key) => !given.includes(key) && (draft.secrets[key] ?? '') === '')
  return [...(draft.name.trim() === '' ? ['name'] : []), ...settings, ...secrets]
}

export function missingIntake({ typeIds, domainId }: Draft): readonly ('types' | 'domain')[] {
  return [...(typeIds.length === 0 ? ['types' as const] : []), ...(domainId === null ? ['domain' as const] : [])]
}

/** What is sent; null while something is missing. Fields left empty are not sent. */
export function bodyOf({
  name,
  settings,
  secrets,
  typeIds,
  domainId,
  branchId,
  everyMinutes,
  silentAfterHours,
}: Draft) {
  if (domainId === null || typeIds.length === 0) return null
  const filled = (of: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(of).flatMap(([key, value]) => (value.trim() === '' ? [] : [[key, value.trim()]])))
  return {
    name: name.trim(),
    settings: filled(settings),
    secrets: filled(secrets),
    intake: { typeIds: [...typeIds], domainId, branchId },
    everyMinutes,
    silentAfterHours,
  }
}

/** The choices of a list of times, with what stands now when it is another one. */
export function withNow(choices: readonly number[], now: number): readonly number[] {
  return choices.some((choice) => choice === now) ? choices : [...choices, now].toSorted((one, other) => one - other)
}
