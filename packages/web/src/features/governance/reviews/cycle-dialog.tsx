import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CycleText } from '@klantregie/contract'
import type { ReviewCycle } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { dutchToday } from '../../../lib/dutch-today.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckboxGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { colleaguesQuery, typeNamesQuery } from '../definitions/definitions.api.ts'
import { useT } from '../locale/index.ts'
import { branchNamesQuery, useCycleActions } from './reviews.api.ts'

interface CycleProps {
  /** Null for a new one. */
  readonly cycle: ReviewCycle | null
  readonly domains: readonly { readonly id: string; readonly name: string }[]
  readonly onClose: () => void
}

const INTERVALS = [1, 2, 3, 6, 12, 24] as const
const STALE = ['6', '12', '24'] as const
const ALL = 'all'

/** What is looked through, how often, and by whom. */
export function CycleDialog({ cycle, domains, onClose }: CycleProps) {
  const t = useT()
  const { typeIds, branchIds, workerIds, isTouched, set } = useChoices(cycle)
  const form = useCycleForm({ cycle, domains, onClose }, { typeIds, branchIds, workerIds })
  const colleagues = useQuery(colleaguesQuery).data?.items ?? []
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={cycle ? t('reviews.changeTitle', { name: cycle.name }) : t('reviews.planTitle')}
      isDismissable={!form.isDirty && !isTouched}
    >
      <Form form={form}>
        <TextField
          {...form.field('name')}
          isRequired
          autoFocus
          label={t('reviews.name')}
          description={t('reviews.nameHelp')}
        />
        <Select
          {...form.field('domainId')}
          isRequired
          label={t('reviews.domain')}
          options={domains.map(({ id, name }) => ({ id, label: name }))}
        />
        <Types domainId={form.values['domainId'] ?? ''} value={typeIds} onChange={set('typeIds')} />
        <Branches value={branchIds} onChange={set('branchIds')} />
        <When form={form} />
        <CheckboxGroup
          label={t('reviews.workers')}
          isRequired={false}
          description={t('reviews.workersHelp')}
          value={[...workerIds]}
          onChange={set('workerIds')}
          options={colleagues.map(({ id, name }) => ({ id, label: name }))}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('reviews.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

const NOTHING_CHOSEN: Choices = { typeIds: [], branchIds: [], workerIds: [] }

/** What is chosen from lists, which a form of texts does not hold. */
function useChoices(cycle: ReviewCycle | null) {
  const [choices, setChoices] = useState<Choices>(cycle ?? NOTHING_CHOSEN)
  const [isTouched, setTouched] = useState(false)
  const set = (what: keyof Choices) => (ids: readonly string[]) => {
    setTouched(true)
    setChoices((now) => ({ ...now, [what]: ids }))
  }
  return { ...choices, isTouched, set }
}

interface TypesProps {
  readonly domainId: string
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}

function Types({ domainId, value, onChange }: TypesProps) {
  const t = useT()
  const types = (useQuery(typeNamesQuery).data?.items ?? []).filter((type) => type.domainId === domainId)
  if (types.length === 0) return null
  return (
    <CheckboxGroup
      label={t('reviews.types')}
      isRequired={false}
      description={t('reviews.typesHelp')}
      value={[...value]}
      onChange={onChange}
      options={types.map(({ id, name }) => ({ id, label: name }))}
    />
  )
}

/** Of an organisation with one branch there is nothing to choose. */
function Branches({ value, onChange }: Omit<TypesProps, 'domainId'>) {
  const t = useT()
  const branches = useQuery(branchNamesQuery).data?.items ?? []
  if (branches.length < 2 && value.length === 0) return null
  return (
    <CheckboxGroup
      label={t('reviews.branches')}
      isRequired={false}
      description={t('reviews.branchesHelp')}
      value={[...value]}
      onChange={onChange}
      options={branches.map(({ id, name }) => ({ id, label: name }))}
    />
  )
}

function When({ form }: { readonly form: ReturnType<typeof useCycleForm> }) {
  const t = useT()
  return (
    <>
      <Select
        {...form.field('intervalMonths')}
        isRequired
        label={t('reviews.every')}
        options={INTERVALS.map((months) => ({ id: String(months), label: t(`reviews.interval.${months}`) }))}
      />
      <TextField {...form.field('nextOn')} type="date" width="short" isRequired label={t('reviews.first')} />
      <TextField {...form.field('weeks')} inputMode="numeric" width="short" isRequired label={t('reviews.weeks')} />
      <Select
        {...form.field('staleMonths')}
        isRequired
        label={t('reviews.stale')}
        options={[
          { id: ALL, label: t('reviews.stale.all') },
          ...STALE.map((months) => ({ id: months, label: t(`reviews.stale.${months}`) })),
        ]}
      />
    </>
  )
}

const NEW = { name: '', intervalMonths: '12', weeks: '4', staleMonths: ALL }

function wordsOf({ name, domainId, intervalMonths, weeks, nextOn, staleMonths }: ReviewCycle) {
  return {
    ...{ name, domainId, nextOn },
    intervalMonths: String(intervalMonths),
    weeks: String(weeks),
    staleMonths: staleMonths === null ? ALL : String(staleMonths),
  }
}

type Choices = {
  readonly typeIds: readonly string[]
  readonly branchIds: readonly string[]
  readonly workerIds: readonly string[]
}

function useCycleForm({ cycle, domains, onClose }: CycleProps, { typeIds, branchIds, workerIds }: Choices) {
  const t = useT()
  const { save } = useCycleActions()
  const types = useQuery(typeNamesQuery).data?.items ?? []
  return useContractForm({
    schema: CycleText,
    initial: cycle ? wordsOf(cycle) : { ...NEW, domainId: domains[0]?.id ?? '', nextOn: dutchToday() },
    toBody: ({ intervalMonths, weeks, staleMonths, domainId, ...text }) => ({
      ...text,
      domainId,
      intervalMonths: Number(intervalMonths),
      weeks: Number(weeks),
      staleMonths: staleMonths === ALL ? null : Number(staleMonths),
      branchIds,
      // Types of a domain that was chosen before are no choice of this one.
      typeIds: typeIds.filter((id) => types.some((type) => type.id === id && type.domainId === domainId)),
      workerIds,
    }),
    fieldOf: { 'governance.not_owner': 'domainId', 'relations.type_not_found': 'domainId' },
    onSubmit: async (body) => {
      const { name } = await save(cycle?.id ?? null, body)
      showToast({ text: t('reviews.saved', { name }) })
      onClose()
    },
  })
}
