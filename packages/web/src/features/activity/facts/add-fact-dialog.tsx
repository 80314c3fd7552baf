import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addFact, Audience, FactKind, removeFact, dutchDay } from '@klantregie/contract'
import type { GoldenRelation } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { FreeTextField } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { listsQuery } from '../lists.api.ts'
import { useT } from '../locale/index.ts'
import { dutchOffset } from '../moment.ts'
import { OfferingField } from '../pickers.tsx'
import { useFactsChanged } from './facts.api.ts'
import { asked, factOf } from './facts.view.ts'
import styles from './facts.module.css'

interface AddFactDialogProps {
  readonly relation: Pick<GoldenRelation, 'id' | 'displayName'>
  readonly onClose: () => void
}

const FIELDS: Readonly<Record<string, string>> = {
  'activity.fact_in_future': 'day',
  'activity.fact_until_missing': 'until',
  'activity.fact_period': 'until',
  'activity.fact_amount_missing': 'amountCents',
  'activity.fact_detail_wrong': 'detail',
  'activity.offering_not_found': 'offeringId',
}

/** Writes down something that a relation did; the fields are those of the kind. */
export function AddFactDialog({ relation, onClose }: AddFactDialogProps) {
  const t = useT()
  const form = useAddForm(relation, onClose)
  const kind = FactKind.catch('gift').parse(form.values['kind'])
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('taking.addFor', { name: relation.displayName })}
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <KindField form={form} />
        <TextField {...form.field('day')} type="date" isRequired width="short" label={t('taking.day')} />
        <HowMuch form={form} kind={kind} />
        <Period form={form} kind={kind} />
        {asked[kind].pledge && <Pledge form={form} />}
        {asked[kind].offering && <OfferingField {...form.field('offeringId')} label={t('taking.offering')} />}
        {asked[kind].inReturn && (
          <FreeTextField {...form.field('inReturn')} label={t('taking.inReturn')} maxLength={200} />
        )}
        <FreeTextField {...form.field('note')} label={t('taking.note')} maxLength={300} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('taking.submit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function useAddForm(relation: AddFactDialogProps['relation'], onClose: () => void): ContractForm {
  const t = useT()
  const changed = useFactsChanged()
  const [now] = useState(() => new Date().toISOString())
  const undo = async (id: string) => {
    await call(removeFact, { params: { id } })
    await changed()
  }
  return useContractForm({
    schema: addFact.body,
    initial: {
      ...{ kind: 'gift', day: dutchDay(new Date(now)), quantity: '1', amountCents: '', offeringId: '', note: '', now },
      ...{
        from: '',
        until: '',
        detail: '',
        years: '5',
        isFixed: 'yes',
        agreedOn: '',
        inReturn: '',
        audience: 'unknown',
      },
    },
    toBody: (texts) => factOf(texts, dutchOffset),
    fieldOf: FIELDS,
    onSubmit: async (body) => {
      const made = await call(addFact, { params: { id: relation.id }, body })
      await changed()
      showToast({ text: t('taking.added'), onUndo: () => void undo(made.id) })
      onClose()
    },
  })
}

/** Kinds of the families that exist for the reader. */
function KindField({ form }: { readonly form: ContractForm }) {
  const t = useT()
  const families = useQuery(listsQuery).data?.families
  const kinds = families ? families.flatMap(({ kinds }) => kinds) : FactKind.options
  return (
    <Select
      {...form.field('kind')}
      isRequired
      label={t('taking.kind')}
      options={kinds.map((id) => ({ id, label: t(`taking.kind.${id}`) }))}
    />
  )
}

interface PartProps {
  readonly form: ContractForm
  readonly kind: FactKind
}

function HowMuch({ form, kind }: PartProps) {
  const t = useT()
  const { quantity, amount, isAmountNeeded, audience } = asked[kind]
  if (!quantity && !amount) return null
  return (
    <div className={styles.pair}>
      {quantity && (
        <TextField
          {...form.field('quantity')}
          isRequired
          inputMode="decimal"
          label={t(quantity === 'hours' ? 'taking.hoursField' : 'taking.quantity')}
        />
      )}
      {amount && (
        <TextField
          {...form.field('amountCents')}
          {...(isAmountNeeded && { isRequired: true })}
          inputMode="decimal"
          label={t('taking.amount')}
        />
      )}
      {audience && (
        <Select
          {...form.field('audience')}
          label={t('taking.audience')}
          options={['unknown' as const, ...Audience.options].map((id) => ({ id, label: t(`taking.audience.${id}`) }))}
        />
      )}
    </div>
  )
}

function Period({ form, kind }: PartProps) {
  const t = useT()
  const { until, isUntilNeeded, pledge } = asked[kind]
  if (!until && !pledge) return null
  return (
    <div className={styles.pair}>
      <TextField {...form.field('from')} type="date" label={t('taking.from')} />
      {until && (
        <TextField
          {...form.field('until')}
          type="date"
          {...(isUntilNeeded && { isRequired: true })}
          label={t('taking.until')}
        />
      )}
    </div>
  )
}

function Pledge({ form }: { readonly form: ContractForm }) {
  const t = useT()
  return (
    <>
      <div className={styles.pair}>
        <TextField {...form.field('detail')} isRequired inputMode="decimal" label={t('taking.yearlyField')} />
        <TextField {...form.field('years')} isRequired inputMode="numeric" label={t('taking.years')} />
        <TextField {...form.field('agreedOn')} type="date" label={t('taking.agreedOn')} />
      </div>
      <Checkbox
        isSelected={form.values['isFixed'] === 'yes'}
        onChange={(isFixed) => form.set('isFixed', isFixed ? 'yes' : 'no')}
        detail={t('taking.periodicText')}
      >
        {t('taking.isFixed')}
      </Checkbox>
    </>
  )
}
