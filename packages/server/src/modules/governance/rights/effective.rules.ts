import type { EffectiveRights, FieldAccess, Role } from '@klantregie/contract'
import { safeCell } from '../../../platform/pure/formula-safety.ts'

export type ReportWords = {
  readonly columns: readonly string[]
  readonly yes: string
  readonly no: string
  readonly identifiers: string
  readonly roles: Readonly<Record<Role, string>>
  readonly access: Readonly<Record<Exclude<FieldAccess, 'change'>, string>>
}

type Report = {
  readonly domains: readonly { readonly id: string; readonly name: string }[]
  readonly items: readonly EffectiveRights[]
  /** What each field is called here. */
  readonly fields: ReadonlyMap<string, string>
  readonly words: ReportWords
}

/** So that spreadsheet programs read it as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'
const NEEDS_QUOTES = /[;"\r\n]|^\s|\s$/

/** One line per colleague and domain (RFC 4180, semicolons as Dutch spreadsheet programs expect). */
export function reportLines({ domains, items, fields, words }: Report): string {
  const yesNo = (holds: boolean) => (holds ? words.yes : words.no)
  const lines = items.flatMap((person) =>
    person.domains.map(({ domainId, rights, limits, isOwner, isOpened }) => [
      person.name,
      words.roles[person.role],
      person.teams.join(', '),
      domains.find(({ id }) => id === domainId)?.name ?? '',
      ...[rights.see, rights.change, rights.export, rights.delete].map(yesNo),
      limits.map(({ field, access }) => `${fields.get(field) ?? field}: ${words.access[access]}`).join(', '),
      yesNo(isOwner),
      yesNo(isOpened),
    ]),
  )
  return BYTE_ORDER_MARK + [[...words.columns], ...lines].map(csvLine).join('')
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(';')}\r\n`
}

function csvCell(text: string): string {
  const safe = safeCell(text)
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
