import type { EffectiveRights, FieldAccess, FieldLimit, Role } from '@klantregie/contract'
import { BYTE_ORDER_MARK, csvLine } from '../../../platform/pure/csv.ts'

export type ReportWords = {
  readonly columns: readonly string[]
  readonly yes: string
  readonly no: string
  readonly identifiers: string
  readonly roles: Readonly<Record<Role, string>>
  readonly access: Readonly<Record<FieldAccess, string>>
}

type Report = {
  readonly domains: readonly { readonly id: string; readonly name: string }[]
  readonly items: readonly EffectiveRights[]
  /** What each field is called here. */
  readonly fields: ReadonlyMap<string, string>
  readonly words: ReportWords
}

/** One line of CSV per colleague and domain. */
export function reportLines({ domains, items, fields, words }: Report): string {
  const yesNo = (holds: boolean) => (holds ? words.yes : words.no)
  const named = (limits: readonly FieldLimit[]) =>
    limits.map(({ field, access }) => `${fields.get(field) ?? field}: ${words.access[access]}`).join(', ')
  const lines = items.flatMap((person) =>
    person.domains.map(({ domainId, rights, limits, special, isOwner, isOpened }) => [
      person.name,
      words.roles[person.role],
      person.teams.join(', '),
      domains.find(({ id }) => id === domainId)?.name ?? '',
      ...[rights.see, rights.change, rights.export, rights.delete].map(yesNo),
      named(limits),
      named(special),
      yesNo(isOwner),
      yesNo(isOpened),
    ]),
  )
  return BYTE_ORDER_MARK + [[...words.columns], ...lines].map(csvLine).join('')
}
