import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { isOwnField } from '@klantregie/contract'
import type { BuiltInField, FieldKey, RelationPage } from '@klantregie/contract'
import { localeOf, phoneText } from '../../../lib/format.ts'
import { useLanguage } from '../../../lib/i18n.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { KeptBack } from '../masking/kept-back.tsx'
import { FieldTerm, useFieldLabel } from '../model.tsx'
import { OwnFact } from '../own/own-fact.tsx'
import { fieldsShown, isOwn, sectionsOf } from '../own/own.view.ts'
import { fieldsQuery } from '../relations.api.ts'
import { AddressFact } from './address-fact.tsx'
import { ConfirmField } from './confirm-field.tsx'
import { FieldEdit } from './field-edit.tsx'
import { NameFact } from './name-fact.tsx'
import { Emails, Phones, fieldsOf, listChange, readDay, readLanguage, withValue } from './page.view.ts'
import styles from './page.module.css'

interface FactsProps {
  readonly page: RelationPage
  /** A small mark beside a value that opens where it came from; made by whoever knows about sources. */
  readonly markOf?: (field: FieldKey) => ReactNode
}

/** Who this is: the values that we hold to be true now, each edited where it stands, under the headings of the model. */
export function Facts({ page, markOf }: FactsProps) {
  const t = useT()
  return useSections(page).map(({ title, fields }) => (
    <section key={title} aria-label={title === '' ? t('relations.page.who') : title}>
      <h2 dir="auto">{title === '' ? t('relations.page.who') : title}</h2>
      <dl className={styles.facts}>
        {fields.map((field) => (
          <div key={field}>
            <dt dir="auto">
              <FieldTerm field={field} />
            </dt>
            <dd>
              <Value page={page} field={field} />
            </dd>
            <dd className={styles.mark}>
              {isKnown(page, field) && (
                <>
                  {mayConfirm(page, field) && <ConfirmField page={page} field={field} />}
                  {markOf?.(field)}
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ))
}

function useSections(page: RelationPage) {
  const model = useQuery(fieldsQuery).data?.items ?? []
  const { relation, roles, mayWrite } = page
  const typeIds = roles.filter(({ status }) => status === 'active').map(({ typeId }) => typeId)
  const own = fieldsShown(model, { kind: relation.kind, typeIds }, relation.own).map(({ key }) => key)
  const keys = [...fieldsOf(relation.kind), ...own].filter((field) => mayWrite || isKnown(page, field))
  return sectionsOf(keys, model)
}

/** What is kept back is not there to be edited; what may only be read is shown without an editor. */
function Value({ page, field }: { readonly page: RelationPage; readonly field: FieldKey }) {
  const limit = page.limited[field]
  if (limit) return <KeptBack limit={limit} />
  const shown = page.readOnly.includes(field) ? { ...page, mayWrite: false } : page
  return isOwnField(field) ? <Own page={shown} field={field} /> : <Fact page={shown} field={field} />
}

function Own({ page, field: key }: { readonly page: RelationPage; readonly field: FieldKey }) {
  const field = useQuery(fieldsQuery).data?.items.find((one) => one.key === key)
  return field && isOwn(field) ? <OwnFact page={page} field={field} /> : null
}

function isKnown({ relation, limited }: RelationPage, field: FieldKey): boolean {
  if (limited[field] !== undefined) return true
  if (isOwnField(field)) return relation.own[field] !== undefined
  const value = relation[field]
  return Array.isArray(value) ? value.length > 0 : value !== null
}

/** Who may change a value may also say that it is right. */
function mayConfirm({ mayWrite, readOnly, limited }: RelationPage, field: FieldKey): boolean {
  return mayWrite && !readOnly.includes(field) && limited[field] === undefined
}

interface FactProps {
  readonly page: RelationPage
  readonly field: BuiltInField
}

function Fact({ page, field }: FactProps) {
  switch (field) {
    case 'name':
      return <NameFact page={page} />
    case 'addresses':
      return <AddressFact page={page} />
    case 'emails':
    case 'phones':
      return <ListFact page={page} field={field} />
    case 'birthDate':
      return <BirthDate page={page} />
    case 'language':
      return <Language page={page} />
    case 'website':
      return <Website page={page} />
    case 'organisationName':
    case 'municipality':
      return <PlainText page={page} field={field} />
    default:
      return field satisfies never
  }
}

type TextKey = 'organisationName' | 'municipality' | 'website'

function PlainText({
  page,
  field,
  display,
}: {
  readonly page: RelationPage
  readonly field: TextKey
  readonly display?: ReactNode
}) {
  const label = useFieldLabel()
  return (
    <FieldEdit
      page={page}
      field={field}
      label={label(field)}
      value={page.relation[field] ?? ''}
      {...(display !== undefined && { display })}
      toChange={(typed) => ({ field, value: typed.trim() === '' ? null : typed.trim() })}
    />
  )
}

function Website({ page }: { readonly page: RelationPage }) {
  const { website } = page.relation
  if (page.mayWrite || website === null) return <PlainText page={page} field="website" />
  const address = /^https?:\/\//i.test(website) ? website : `https://${website}`
  return (
    <TextLink href={address} target="_blank" rel="noreferrer">
      {website}
    </TextLink>
  )
}

function BirthDate({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const format = useFormat()
  const label = useFieldLabel()
  const { birthDate } = page.relation
  return (
    <FieldEdit
      page={page}
      field="birthDate"
      label={label('birthDate')}
      value={birthDate === null ? '' : format.date(birthDate)}
      inputMode="numeric"
      toChange={(typed) => {
        if (typed.trim() === '') return { field: 'birthDate', value: null }
        const value = readDay(typed)
        return value === null ? t('relations.invalid.day') : { field: 'birthDate', value }
      }}
    />
  )
}

function Language({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const label = useFieldLabel()
  const names = new Intl.DisplayNames([localeOf(useLanguage())], { type: 'language' })
  const nameOf = (code: string) => names.of(code) ?? code
  const { language } = page.relation
  return (
    <FieldEdit
      page={page}
      field="language"
      label={label('language')}
      value={language === null ? '' : nameOf(language)}
      toChange={(typed) => {
        if (typed.trim() === '') return { field: 'language', value: null }
        const value = readLanguage(typed, nameOf)
        return value === null ? t('relations.invalid.language') : { field: 'language', value }
      }}
    />
  )
}

/** E-mail addresses or phone numbers, each on a line of its own; clearing one takes it away. */
function ListFact({ page, field }: { readonly page: RelationPage; readonly field: 'emails' | 'phones' }) {
  const t = useT()
  const label = useFieldLabel()
  const [isAdding, setAdding] = useState(false)
  const isPhone = field === 'phones'
  const values = isPhone ? page.relation.phones.map(({ number }) => number) : page.relation.emails
  const listOf = (stored: unknown) =>
    isPhone ? Phones.parse(stored ?? []).map(({ number }) => number) : Emails.parse(stored ?? [])
  const edit = (value: string | null, name: string) => (
    <FieldEdit
      page={page}
      field={field}
      label={name}
      value={value === null ? '' : isPhone ? phoneText(value) : value}
      inputMode={isPhone ? 'tel' : 'email'}
      toChange={(typed, stored) => {
        setAdding(false)
        return listChange(field, withValue(listOf(stored), value, typed))
      }}
    />
  )
  const nameOf = (index: number) => (values.length > 1 ? `${label(field)} ${index + 1}` : label(field))
  return (
    <div className={styles.value}>
      {/* By place, not by value: when somebody else changes the value, the editor with what was typed must stay. */}
      {values.map((value, index) => (
        <span key={index} className={styles.line}>
          {edit(value, nameOf(index))}
        </span>
      ))}
      {(isAdding || values.length === 0) && page.mayWrite && <span>{edit(null, label(field))}</span>}
      {page.mayWrite && values.length > 0 && !isAdding && (
        <div className={styles.add}>
          <Button size="small" tone="quiet" icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
            {t(`relations.${field}.add`)}
          </Button>
        </div>
      )}
    </div>
  )
}
