import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { RelationKind, addTyped, createRelation, removeRole, undoChange } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { FormSection, Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useFieldLabel } from '../model.tsx'
import { AddressFields } from '../page/address-fact.tsx'
import { NameFields } from '../page/name-fact.tsx'
import { OwnInput } from '../own/own-input.tsx'
import { fieldsToFill, isRequired, ownBody, sectionsOf } from '../own/own.view.ts'
import { fieldsQuery, relationBranchesQuery, relationTypesQuery } from '../relations.api.ts'
import { NONE, bodyOf, emptyForm, namelessField, refusedOwn, typesFor } from './create.view.ts'
import { DuplicateHint } from './duplicate-hint.tsx'

function useCreateForm(kind: RelationKind): ContractForm {
  const own = useQuery(fieldsQuery).data?.items ?? []
  const t = useT()
  const cache = useQueryClient()
  const navigate = useNavigate()
  return useContractForm({
    schema: createRelation.body,
    initial: emptyForm,
    toBody: (values) => bodyOf(kind, values, fieldsToFill(own, { kind, typeIds: typeIdsOf(values) })),
    fieldOf: {
      'relations.relation_nameless': namelessField(kind),
      'relations.type_not_found': 'typeId',
      'relations.type_wrong_kind': 'typeId',
      'admin.branch_not_found': 'branchId',
    },
    refused: (error) => refusedOwn(error, t('relations.own.missing')),
    onSubmit: async (body) => {
      const page = await call(createRelation, { body })
      await cache.invalidateQueries({ queryKey: ['relations'] })
      showToast({ text: t('relations.create.done', { name: page.relation.displayName }) })
      await navigate({ to: '/relaties/$id', params: { id: page.relation.id } })
    },
  })
}

export function CreateScreen() {
  const t = useT()
  const navigate = useNavigate({ from: '/relaties/nieuw' })
  const { kind = 'person' } = useSearch({ from: '/shell/relaties/nieuw' })
  const form = useCreateForm(kind)
  const chooseKind = (chosen: string) => {
    const next = RelationKind.options.find((one) => one === chosen)
    form.set('typeId', NONE)
    void navigate({ search: next === 'person' ? {} : { kind: next }, replace: true })
  }
  return (
    <Page width="narrow">
      <PageHeader
        title={t('relations.create.title')}
        lead={t('relations.create.lead')}
        breadcrumbs={[{ label: t('relations.list.title'), href: '/relaties' }]}
      />
      <Form form={form}>
        <RadioGroup
          label={t('relations.create.kind')}
          isHorizontal
          value={kind}
          onChange={chooseKind}
          options={RelationKind.options.map((one) => ({ id: one, label: t(`relations.kind.${one}`) }))}
        />
        <NameSection kind={kind} form={form} />
        <ReachSection kind={kind} form={form} />
        <FormSection title={t('relations.field.addresses')}>
          <AddressFields field={form.field} />
        </FormSection>
        <PlaceSection kind={kind} form={form} />
        <OwnSections kind={kind} form={form} />
        <KnownAlready kind={kind} form={form} />
        <Row>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('relations.create.submit')}
          </Button>
          <LinkButton href="/relaties" tone="quiet">
            {t('relations.create.cancel')}
          </LinkButton>
        </Row>
      </Form>
    </Page>
  )
}

/** Who may be this relation: to look at, or to add what was typed to instead of making somebody twice. */
function KnownAlready({ kind, form }: SectionProps) {
  const t = useT()
  const types = useQuery(relationTypesQuery).data?.items ?? []
  const [typeId] = typeIdsOf(form.values)
  const type = types.find(({ id }) => id === typeId)
  const join = useJoin(kind, form)
  return (
    <DuplicateHint
      kind={kind}
      values={form.values}
      onPick={(known) => void join(known)}
      pickLabel={type ? t('relations.create.joinWith', { type: type.name }) : t('relations.create.join')}
    />
  )
}

function useJoin(kind: RelationKind, form: ContractForm) {
  const t = useT()
  const own = useQuery(fieldsQuery).data?.items ?? []
  const cache = useQueryClient()
  const navigate = useNavigate()
  const label = useFieldLabel()
  const problemText = useProblemText()
  const refresh = () => cache.invalidateQueries({ queryKey: ['relations'] })
  return async ({ id, name }: { readonly id: string; readonly name: string }) => {
    const typeIds = typeIdsOf(form.values)
    const { kind: _kind, ...typed } = bodyOf(kind, form.values, fieldsToFill(own, { kind, typeIds }))
    try {
      const { left, undo } = await call(addTyped, { params: { id }, body: typed })
      await refresh()
      const kept = left.map((field) => label(field)).join(', ')
      const onUndo = () => {
        takeBack(id, undo)
          .then(refresh)
          .catch((error: unknown) => showToast({ tone: 'danger', text: problemText(error) }))
      }
      showToast({
        text: t(kept === '' ? 'relations.create.joined' : 'relations.create.joinedPartly', { name, kept }),
        ...((undo.roleId !== null || undo.recordId !== null) && { onUndo }),
      })
      await navigate({ to: '/relaties/$id', params: { id } })
    } catch (error) {
      showToast({ tone: 'danger', text: problemText(error) })
    }
  }
}

type Given = { readonly recordId: string | null; readonly roleId: string | null }

async function takeBack(id: string, { recordId, roleId }: Given): Promise<void> {
  if (roleId !== null) await call(removeRole, { params: { id, roleId } })
  if (recordId !== null) await call(undoChange, { params: { id }, body: { recordId } })
}

function typeIdsOf(values: Readonly<Record<string, string>>): readonly string[] {
  const typeId = values['typeId'] ?? NONE
  return typeId === NONE ? [] : [typeId]
}

/** The own fields of such a relation, under the headings of the model; they follow the kind and the type. */
function OwnSections({ kind, form }: SectionProps) {
  const t = useT()
  const model = useQuery(fieldsQuery).data?.items ?? []
  const relation = { kind, typeIds: typeIdsOf(form.values) }
  const fields = fieldsToFill(model, relation)
  const values = ownBody(fields, form.values)
  const sections = sectionsOf(
    fields.map(({ key }) => key),
    model,
  )
  return sections.map(({ title, fields: keys }) => (
    <FormSection key={title} title={title === '' ? t('relations.own.section') : title}>
      {fields
        .filter(({ key }) => keys.includes(key))
        .map((field) => (
          <OwnInput
            key={field.key}
            field={field}
            {...form.field(field.key)}
            isRequired={isRequired(field, relation, values)}
          />
        ))}
    </FormSection>
  ))
}

interface SectionProps {
  readonly kind: RelationKind
  readonly form: ContractForm
}

function NameSection({ kind, form }: SectionProps) {
  const t = useT()
  const label = useFieldLabel()
  return (
    <FormSection
      title={t(kind === 'person' ? 'relations.create.person' : 'relations.create.name')}
      description={t(kind === 'person' ? 'relations.create.personText' : 'relations.create.nameText')}
    >
      {kind === 'person' ? (
        <>
          <NameFields field={form.field} />
          <TextField
            {...form.field('birthDate')}
            width="short"
            inputMode="numeric"
            autoComplete="off"
            label={label('birthDate')}
            description={t('relations.create.dayHelp')}
          />
        </>
      ) : (
        <TextField
          {...form.field('organisationName')}
          isRequired
          autoComplete="off"
          maxLength={300}
          label={label('organisationName')}
        />
      )}
    </FormSection>
  )
}

function ReachSection({ kind, form }: SectionProps) {
  const t = useT()
  const label = useFieldLabel()
  return (
    <FormSection title={t('relations.create.reach')} description={t('relations.create.reachText')}>
      <TextField {...form.field('emails')} type="email" autoComplete="off" width="medium" label={label('emails')} />
      <TextField {...form.field('phones')} type="tel" autoComplete="off" width="medium" label={label('phones')} />
      {kind === 'organisation' && (
        <TextField
          {...form.field('website')}
          inputMode="url"
          autoComplete="off"
          width="medium"
          label={label('website')}
        />
      )}
    </FormSection>
  )
}

/** Which role it starts with and where; both may be given later. */
function PlaceSection({ kind, form }: SectionProps) {
  const t = useT()
  const types = typesFor(useQuery(relationTypesQuery).data?.items ?? [], kind)
  const branches = (useQuery(relationBranchesQuery).data?.items ?? []).filter((branch) => branch.isActive)
  const chosen = types.find(({ id }) => id === form.values['typeId'])
  return (
    <FormSection title={t('relations.create.role')} description={t('relations.create.roleText')}>
      <Select
        {...form.field('typeId')}
        width="medium"
        label={t('relations.roles.type')}
        description={chosen?.definition}
        options={[
          { id: NONE, label: t('relations.create.noType') },
          ...types.map(({ id, name }) => ({ id, label: name })),
        ]}
      />
      {branches.length > 0 && (
        <Select
          {...form.field('branchId')}
          width="medium"
          label={t('relations.column.branch')}
          options={[
            { id: NONE, label: t('relations.roles.noBranch') },
            ...branches.map(({ id, name }) => ({ id, label: name })),
          ]}
        />
      )}
    </FormSection>
  )
}
