import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useParams, useRouter } from '@tanstack/react-router'
import { addOffering, changeOffering, OfferingKind, OfferingState } from '@klantregie/contract'
import type { Offering, OfferingValues } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { FormSection, Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { dutchClock, dutchOffset } from '../moment.ts'
import { GenreField, BranchField, TargetGroups, OfferingField } from '../pickers.tsx'
import { offeringHref, offeringQuery, offeringsHref, useOfferingsChanged } from './offering.api.ts'
import styles from './offering.module.css'
import { OfferingLost } from './offering-screen.tsx'
import { blank, parentKind, textsOf, valuesOf } from './offering.view.ts'

const newRoute = getRouteApi('/shell/aanbod/nieuw')

export function NewOfferingScreen() {
  const { onder } = newRoute.useSearch()
  return onder === undefined ? <Editor offering={null} values={blank(null)} /> : <NewBelow parentId={onder} />
}

function NewBelow({ parentId }: { readonly parentId: string }) {
  const parent = useQuery(offeringQuery(parentId))
  if (isProblem(parent.error, 'activity.offering_not_found')) return <OfferingLost />
  return (
    <QueryStates query={parent} shape="text">
      {(found) => <Editor key={parentId} offering={null} values={blank(found)} />}
    </QueryStates>
  )
}

export function EditOfferingScreen() {
  const { id } = useParams({ from: '/shell/aanbod/$id/wijzigen' })
  const offering = useQuery(offeringQuery(id))
  if (isProblem(offering.error, 'activity.offering_not_found')) return <OfferingLost />
  return (
    <QueryStates query={offering} shape="text">
      {/* What a colleague changes meanwhile does not overwrite what is being typed; saving then says so. */}
      {(found) => <Editor key={id} offering={found} values={found.values} />}
    </QueryStates>
  )
}

interface EditorProps {
  /** Null for a new one. */
  readonly offering: Offering | null
  readonly values: OfferingValues
}

function Editor({ offering, values }: EditorProps) {
  const t = useT()
  const form = useEditor(offering, values)
  const back = offering === null ? offeringsHref : offeringHref(offering.id)
  const crumbs = [{ label: t('offering.title'), href: offeringsHref }]
  return (
    <Page width="narrow">
      <PageHeader
        title={offering === null ? t('offering.new') : t('offering.changeTitle', { title: offering.values.title })}
        breadcrumbs={offering === null ? crumbs : [...crumbs, { label: offering.values.title, href: back }]}
      />
      <Form form={form}>
        <What form={form} />
        <When form={form} />
        <How form={form} />
        <Row>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {offering === null ? t('offering.add') : t('offering.save')}
          </Button>
          <LinkButton href={back} tone="quiet">
            {t('offering.cancel')}
          </LinkButton>
        </Row>
      </Form>
    </Page>
  )
}

const FIELDS: Readonly<Record<string, string>> = {
  'activity.offering_parent': 'parentId',
  'activity.offering_period': 'endDay',
  'activity.offering_number_taken': 'externalId',
  'activity.price_twice': 'priceTypes',
  'activity.genre_not_found': 'genreId',
  'activity.branch_not_found': 'branchId',
}

function useEditor(offering: Offering | null, values: OfferingValues): ContractForm {
  const t = useT()
  const router = useRouter()
  const changed = useOfferingsChanged()
  return useContractForm({
    schema: addOffering.body,
    initial: textsOf(values, dutchClock),
    toBody: (texts) => valuesOf(texts, dutchOffset),
    fieldOf: FIELDS,
    onSubmit: async (body) => {
      const saved =
        offering === null
          ? await call(addOffering, { body })
          : await call(changeOffering, {
              params: { id: offering.id },
              body: { values: body, version: offering.version },
            })
      showToast({ text: t('offering.saved', { title: saved.values.title }) })
      await changed()
      await router.navigate({ href: offeringHref(saved.id) })
    },
  })
}

function What({ form }: { readonly form: ContractForm }) {
  const t = useT()
  const kind = OfferingKind.catch('event').parse(form.values['kind'])
  const above = parentKind[kind]
  return (
    <FormSection title={t('offering.part.what')}>
      <TextField {...form.field('title')} isRequired label={t('offering.name')} maxLength={300} />
      <Select
        {...form.field('kind')}
        isRequired
        label={t('offering.kind')}
        options={OfferingKind.options.map((id) => ({ id, label: t(`offering.kind.${id}`) }))}
      />
      {above && (
        <OfferingField
          {...form.field('parentId')}
          key={above}
          kind={above}
          label={t(`offering.belongsTo.${above as 'event'}`)}
        />
      )}
      <GenreField {...form.field('genreId')} description={above && t('offering.inherits')} />
      <BranchField {...form.field('branchId')} description={above && t('offering.inherits')} />
      <TextField {...form.field('makers')} label={t('offering.makers')} description={t('offering.makersText')} />
    </FormSection>
  )
}

function When({ form }: { readonly form: ContractForm }) {
  const t = useT()
  return (
    <FormSection title={t('offering.part.when')} description={t('offering.part.whenText')}>
      <div className={styles.pair}>
        <TextField {...form.field('startDay')} type="date" label={t('offering.startDay')} />
        <TextField {...form.field('startTime')} type="time" label={t('offering.startTime')} />
      </div>
      <div className={styles.pair}>
        <TextField {...form.field('endDay')} type="date" label={t('offering.endDay')} />
        <TextField {...form.field('endTime')} type="time" label={t('offering.endTime')} />
      </div>
      <Select
        {...form.field('state')}
        isRequired
        label={t('offering.state')}
        options={OfferingState.options.map((id) => ({ id, label: t(`offering.state.${id}`) }))}
      />
    </FormSection>
  )
}

function How({ form }: { readonly form: ContractForm }) {
  const t = useT()
  return (
    <FormSection title={t('offering.part.how')}>
      <TextField {...form.field('capacity')} inputMode="numeric" width="short" label={t('offering.capacity')} />
      <TextArea
        {...form.field('priceTypes')}
        rows={3}
        label={t('offering.prices')}
        description={t('offering.pricesText')}
      />
      <TargetGroups value={form.values['targetGroupIds'] ?? ''} onChange={(ids) => form.set('targetGroupIds', ids)} />
      <TextField {...form.field('externalId')} label={t('offering.number')} description={t('offering.numberText')} />
    </FormSection>
  )
}
