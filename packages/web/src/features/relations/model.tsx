import { useQuery } from '@tanstack/react-query'
import { Building2, House, User } from 'lucide-react'
import { isOwnField } from '@klantregie/contract'
import type { FieldKey, RelationKind } from '@klantregie/contract'
import { Term, TermMark } from '../../lib/term.tsx'
import { useT } from './locale/index.ts'
import { fieldsQuery, relationTypesQuery } from './relations.api.ts'

interface FieldTermProps {
  readonly field: FieldKey
  /** The word as it stands here, when it is not the name of the field. */
  readonly word?: string
}

/** A field by its name, with what it means and why we keep it one hover away. */
export function FieldTerm({ field, word }: FieldTermProps) {
  const t = useT()
  const known = useKnownField(field)
  if (!known) return <>{word ?? (isOwnField(field) ? '…' : t(`relations.field.${field}`))}</>
  return (
    <Term
      of={{ kind: 'field', key: field }}
      otherwise={known.definition}
      more={<p>{t('relations.field.goal', { goal: known.goal })}</p>}
    >
      {word ?? known.label}
    </Term>
  )
}

/** The same as a mark, beside a word that is pressed for something else. */
export function FieldMark({ field }: Pick<FieldTermProps, 'field'>) {
  const t = useT()
  const known = useKnownField(field)
  if (!known) return null
  return (
    <TermMark
      of={{ kind: 'field', key: field }}
      otherwise={known.definition}
      more={<p>{t('relations.field.goal', { goal: known.goal })}</p>}
    >
      {known.label}
    </TermMark>
  )
}

function useKnownField(field: FieldKey) {
  return useQuery(fieldsQuery).data?.items.find((one) => one.key === field)
}

/** What a field is called here; the organisation may have given it another name than we did. */
export function useFieldLabel(): (field: FieldKey) => string {
  const t = useT()
  const fields = useQuery(fieldsQuery).data?.items
  return (field) =>
    fields?.find((one) => one.key === field)?.label ?? (isOwnField(field) ? '…' : t(`relations.field.${field}`))
}

/** A relation type with its agreed meaning; the bare word while the meaning is not known. */
export function TypeTerm({ typeId, name }: { readonly typeId: string; readonly name: string }) {
  const type = useQuery(relationTypesQuery).data?.items.find((one) => one.id === typeId)
  if (!type) return name
  return (
    <Term of={{ kind: 'type', key: type.key }} otherwise={type.definition}>
      {name}
    </Term>
  )
}

/** The meaning of a relation type that was chosen somewhere. */
export function TypeMark({ typeId }: { readonly typeId: string }) {
  const type = useQuery(relationTypesQuery).data?.items.find((one) => one.id === typeId)
  if (!type) return null
  return (
    <TermMark of={{ kind: 'type', key: type.key }} otherwise={type.definition}>
      {type.name}
    </TermMark>
  )
}

const icons = { person: User, organisation: Building2, household: House }

/** The kind as a picture with a name: read aloud, and never the only thing that tells. */
export function KindIcon({ kind, isNamed = true }: { readonly kind: RelationKind; readonly isNamed?: boolean }) {
  const t = useT()
  const Icon = icons[kind]
  return isNamed ? (
    <Icon role="img" aria-label={t(`relations.kind.${kind}`)} strokeWidth={1.75} />
  ) : (
    <Icon aria-hidden="true" strokeWidth={1.75} />
  )
}
