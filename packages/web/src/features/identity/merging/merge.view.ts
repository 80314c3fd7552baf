import type {
  FieldKey,
  GoldenRelation,
  MergePreview,
  RelationKind,
  SearchHit,
  lookUpRelations,
} from '@klantregie/contract'
import type { z } from 'zod'
import { phoneText } from '../../../lib/format.ts'
import { RULES, choicesOf } from '../questions/after-merge.view.ts'
import type { FieldChoice, FieldOption } from '../questions/after-merge.view.ts'

/** One field of two relations side by side, and what there is to choose. */
export type MergeRow =
  | { readonly field: FieldKey; readonly state: 'same'; readonly text: string }
  /** One of the two is silent: what the other says simply stays. */
  | { readonly field: FieldKey; readonly state: 'single'; readonly known: FieldOption }
  | { readonly field: FieldKey; readonly state: 'choice'; readonly choice: FieldChoice }

/** The rows of the comparison, what differs first: that is where somebody has to look. */
export function rowsOf(preview: Pick<MergePreview, 'fields'>): readonly MergeRow[] {
  const choices = choicesOf(preview)
  const rest = preview.fields.filter(({ field }) => !choices.some((choice) => choice.field === field))
  return [
    ...choices.map((choice): MergeRow => ({ field: choice.field, state: 'choice', choice: sidesFirst(choice) })),
    ...rest.map(withoutChoice),
  ]
}

/** The two sides stand in their columns; what the rules make of both together comes below. */
function sidesFirst(choice: FieldChoice): FieldChoice {
  const isTogether = ({ id }: FieldOption) => id === RULES
  const { options } = choice
  return { ...choice, options: [...options.filter((one) => !isTogether(one)), ...options.filter(isTogether)] }
}

function withoutChoice({ field, values, differs }: MergePreview['fields'][number]): MergeRow {
  const known = values.find(({ text }) => text !== null)
  if (!known || !differs) return { field, state: 'same', text: known?.text ?? '' }
  return { field, state: 'single', known: { id: known.relationId, text: known.text, source: known.source } }
}

/** Whom one can merge with: another of the same kind. */
export function candidatesOf<H extends Pick<SearchHit, 'id' | 'kind'>>(
  hits: readonly H[],
  { id, kind }: { readonly id: string; readonly kind: RelationKind },
): readonly H[] {
  return hits.filter((hit) => hit.id !== id && hit.kind === kind)
}

/** What tells two of the same name apart, in one line. */
export function detailOf(hit: {
  readonly email: string | null
  readonly phone?: string | null
  readonly postcode: string | null
  readonly place: string | null
}): string {
  const town = [hit.postcode, hit.place].filter((part) => part !== null).join(' ')
  const phone = hit.phone ? phoneText(hit.phone) : null
  return [town, hit.email, phone].filter((part) => part !== null && part !== '').join(' · ')
}

function calledOf({ callName, firstName, initials }: NonNullable<GoldenRelation['name']>): string | undefined {
  return callName ?? firstName ?? initials
}

/** What is known of a relation, as if it was being typed in: who else could it be? */
export function lookUpOf(relation: GoldenRelation): z.input<typeof lookUpRelations.body> {
  const { name, addresses } = relation
  const [address] = addresses
  const said = {
    ...(name && { firstName: calledOf(name), prefix: name.prefix, surname: name.surname }),
    organisationName: relation.organisationName,
    email: relation.emails[0],
    phone: relation.phones[0]?.number,
    postcode: address?.postcode,
    houseNumber: address?.houseNumber,
    birthDate: relation.birthDate,
  }
  const known = Object.entries(said).filter(([, value]) => value !== undefined && value !== null)
  return { kind: relation.kind, exceptId: relation.id, ...Object.fromEntries(known) }
}
