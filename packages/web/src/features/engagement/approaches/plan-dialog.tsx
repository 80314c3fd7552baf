import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApproachKind, Channel, cancelApproach, planApproach, daysLater } from '@klantregie/contract'
import type { checkApproach, GoldenRelation } from '@klantregie/contract'
import type { z } from 'zod'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm, type ContractForm } from '../../../lib/form.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { dutchToday } from '../../../lib/dutch-today.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { planPressureQuery } from '../pressure/pressure.api.ts'
import { TooOften } from '../pressure/too-often.tsx'
import { collisionsQuery, contactsQuery, useApproachesChanged } from './approaches.api.ts'
import { channelFor, choiceOf, hasOpenChannel, movedTo } from './approaches.view.ts'
import styles from './approaches.module.css'
import { CollisionChoice } from './collision-choice.tsx'
import { OwnerField, ownerOf, PurposeField } from './pickers.tsx'

interface PlanProps {
  readonly relation: Pick<GoldenRelation, 'id' | 'kind' | 'displayName'>
  /** What it is for, when one comes from where that is known. */
  readonly purposeId?: string
  readonly onClose: () => void
}

/** Typing a date goes through dates that nobody means. */
const PAUSE_MS = 250

/** Plans to approach one relation; what stands in the way is shown before anything is planned. */
export function PlanDialog({ relation, purposeId = '', onClose }: PlanProps) {
  const t = useT()
  const form = usePlanForm({ relation, purposeId, onClose })
  const { check, full } = useCheck(relation.id, form)
  const { isForbidden, isInTheWay } = standingOf(check)
  const choice = form.values['choice'] ?? ''
  const mustChoose = (isInTheWay || full.length > 0) && choice === ''
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('approaches.planFor', { name: relation.displayName })}
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <What form={form} />
        <Through relation={relation} form={form} />
        <OwnerField value={form.values['owner'] ?? ''} onChange={(owner) => form.set('owner', owner)} />
        <When form={form} />
        <TextField {...form.field('subject')} label={t('approaches.subject')} maxLength={200} />
        {check && (
          <CollisionChoice
            check={check}
            chosen={choice}
            reason={form.field('reason')}
            onChoose={(choice) => form.set('choice', choice)}
            onWait={(day) => moveTo(form, day)}
          />
        )}
        <TooOften
          full={full}
          isAskedAlready={isInTheWay}
          chosen={choice}
          reason={form.field('reason')}
          onChoose={(choice) => form.set('choice', choice)}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending} isDisabled={isForbidden || mustChoose}>
            {t('approaches.planSubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function standingOf(check: z.output<typeof checkApproach.response> | undefined) {
  return { isForbidden: check?.isForbidden === true, isInTheWay: (check?.collisions.length ?? 0) > 0 }
}

function moveTo(form: ContractForm, day: string): void {
  const moved = movedTo(day, { startsOn: form.values['startsOn'] ?? day, endsOn: form.values['endsOn'] ?? day })
  form.set('startsOn', moved.startsOn)
  form.set('endsOn', moved.endsOn)
  form.set('choice', '')
}

function whatOf(values: Readonly<Record<string, string>>) {
  const { purposeId = '', kind, channel, contactId = '', startsOn = '', endsOn = '' } = values
  const chosen = ApproachKind.catch('call').parse(kind)
  return {
    purposeId,
    kind: chosen,
    ...channelFor(chosen, Channel.catch('email').parse(channel)),
    startsOn,
    endsOn,
    ...(contactId !== '' && contactId !== SELF && { contactId }),
  }
}

/** What stands in the way of what is filled in now; nothing while that is not yet a question. */
function useCheck(id: string, form: ContractForm) {
  const asked = useDebounced(JSON.stringify(whatOf(form.values)), PAUSE_MS)
  const body = JSON.parse(asked) as ReturnType<typeof whatOf>
  const isWhole = body.purposeId !== '' && body.startsOn !== '' && body.endsOn >= body.startsOn
  const check = useQuery({ ...collisionsQuery(id, body), enabled: isWhole, placeholderData: keepPreviousData })
  const pressure = useQuery({ ...planPressureQuery(id, body), enabled: isWhole, placeholderData: keepPreviousData })
  return { check: isWhole ? check.data : undefined, full: (isWhole ? pressure.data?.full : undefined) ?? [] }
}

function usePlanForm({ relation, purposeId = '', onClose }: PlanProps): ContractForm {
  const t = useT()
  const changed = useApproachesChanged()
  const [today] = useState(() => dutchToday())
  const undo = async (id: string, version: number) => {
    await call(cancelApproach, { params: { id }, body: { version } })
    await changed()
  }
  return useContractForm({
    schema: planApproach.body,
    initial: {
      ...{ purposeId, kind: 'call', channel: 'email', contactId: SELF, owner: '', subject: '' },
      ...{ startsOn: today, endsOn: daysLater(today, 14), choice: '', reason: '' },
    },
    toBody: (values) => ({
      ...whatOf(values),
      subject: values['subject'],
      ...ownerOf(values['owner'] ?? ''),
      ...choiceOf(values['choice'] ?? '', values['reason'] ?? ''),
    }),
    fieldOf: {
      'privacy.purpose_not_active': 'purposeId',
      'engagement.approach_dates': 'endsOn',
      'engagement.approach_owner': 'owner',
    },
    onSubmit: async (body) => {
      try {
        const planned = await call(planApproach, { params: { id: relation.id }, body })
        showToast({
          text: t('approaches.planned', { name: relation.displayName }),
          onUndo: () => void undo(planned.id, planned.version),
        })
        onClose()
      } catch (error) {
        // Somebody was a moment earlier: what is in the way now is asked again, and shown.
        if (isProblem(error, 'engagement.approach_collides') || isProblem(error, 'engagement.approach_too_often'))
          await changed()
        throw error
      }
      await changed()
    },
  })
}

export function What({ form }: { readonly form: ContractForm }) {
  const t = useT()
  const kind = ApproachKind.catch('call').parse(form.values['kind'])
  return (
    <>
      <PurposeField {...form.field('purposeId')} />
      <Select
        {...form.field('kind')}
        isRequired
        label={t('approaches.kind')}
        options={ApproachKind.options.map((id) => ({ id, label: t(`approaches.kind.${id}`) }))}
      />
      {hasOpenChannel(kind) && (
        <Select
          {...form.field('channel')}
          isRequired
          label={t('approaches.channel')}
          options={Channel.options.map((id) => ({ id, label: t(`approaches.channel.${id}`) }))}
        />
      )}
    </>
  )
}

export function When({ form }: { readonly form: ContractForm }) {
  const t = useT()
  return (
    <div className={styles.dates}>
      <TextField {...form.field('startsOn')} type="date" isRequired label={t('approaches.from')} />
      <TextField {...form.field('endsOn')} type="date" isRequired label={t('approaches.until')} />
    </div>
  )
}

const SELF = 'self'

/** An organisation is approached through somebody, when we know who. */
function Through({ relation, form }: { readonly relation: PlanProps['relation']; readonly form: ContractForm }) {
  const t = useT()
  const isOrganisation = relation.kind === 'organisation'
  const contacts = useQuery({ ...contactsQuery(relation.id), enabled: isOrganisation }).data ?? []
  if (!isOrganisation || contacts.length === 0) return null
  return (
    <Select
      {...form.field('contactId')}
      label={t('approaches.contact')}
      options={[
        { id: SELF, label: t('approaches.contactNone') },
        ...contacts.map(({ other, function: work }) => ({
          id: other.id,
          label: other.name,
          ...(work !== null && { detail: work }),
        })),
      ]}
    />
  )
}
