import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { RetentionRuleContent } from '@klantregie/contract'
import type { RetentionKindInfo, RetentionRule } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { purposesQuery } from '../purposes/purposes.api.ts'
import { sourcesQuery, typesQuery, useRetentionActions } from './retention.api.ts'

/** No narrowing, in lists of choices where an empty id is none. */
const ANY = 'any'
const orNull = (id: string | undefined) => (id === undefined || id === ANY ? null : id)

interface RuleDialogProps {
  /** Null: a new one. */
  readonly rule: RetentionRule | null
  readonly kinds: readonly RetentionKindInfo[]
  readonly onClose: () => void
}

/** What goes, how long after what, and why. A change is a new version that is off until it was previewed. */
export function RuleDialog({ rule, kinds, onClose }: RuleDialogProps) {
  const t = useT()
  const form = useRuleForm(rule, onClose)
  const info = kinds.find(({ kind }) => kind === form.values['kind'])
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={rule === null ? t('retention.add') : t('retention.change')}
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        {rule?.isOn === true && <Callout tone="attention">{t('retention.changeOff')}</Callout>}
        <TextField {...form.field('title')} isRequired maxLength={120} label={t('retention.name')} />
        <Select
          {...form.field('kind')}
          isRequired
          label={t('retention.about')}
          options={kinds.map(({ kind, applies }) => ({
            id: kind,
            label: t(`retentionKind.${kind}`),
            ...(!applies && { detail: t('ruleStanding.not_yet') }),
          }))}
          onChange={(kind) =>
            chooseKind(
              form,
              kinds.find((one) => one.kind === kind),
            )
          }
        />
        {info && <Scope form={form} info={info} />}
        <Row align="start">
          <TextField {...form.field('months')} inputMode="numeric" width="short" label={t('retention.monthsLabel')} />
          <TextField {...form.field('days')} inputMode="numeric" width="short" label={t('retention.daysLabel')} />
        </Row>
        {info && <What form={form} info={info} />}
        <TextField {...form.field('basis')} isRequired maxLength={200} label={t('retention.basis')} />
        <TextArea {...form.field('why')} isRequired rows={2} label={t('retention.why')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('retention.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

/** What one kind can do another cannot: moments and actions that do not fit are chosen anew. */
function chooseKind(form: ContractForm, info: RetentionKindInfo | undefined): void {
  if (!info) return
  form.set('kind', info.kind)
  if (!info.hasType) form.set('typeId', ANY)
  if (!info.hasSource) form.set('sourceId', ANY)
  const [moment = 'received'] = info.moments
  const [action = 'delete'] = info.actions
  if (!info.moments.some((one) => one === form.values['moment'])) form.set('moment', moment)
  if (!info.actions.some((one) => one === form.values['action'])) form.set('action', action)
}

interface PartProps {
  readonly form: ContractForm
  readonly info: RetentionKindInfo
}

function Scope({ form, info }: PartProps) {
  const t = useT()
  const types = useQuery(typesQuery).data?.items ?? []
  const sources = useQuery(sourcesQuery).data?.items ?? []
  const purposes = useQuery(purposesQuery).data?.items ?? []
  const any = { id: ANY, label: t('retention.any') }
  return (
    <>
      {info.hasType && (
        <Select
          {...form.field('typeId')}
          isRequired
          label={t('retention.type')}
          options={[any, ...types.map(({ id, name }) => ({ id, label: name }))]}
        />
      )}
      {info.hasSource && (
        <Select
          {...form.field('sourceId')}
          isRequired
          label={t('retention.source')}
          options={[any, ...sources.map(({ id, name }) => ({ id, label: name }))]}
        />
      )}
      <Select
        {...form.field('purposeId')}
        isRequired
        label={t('retention.purpose')}
        description={t(info.hasPurpose ? 'retention.purposeNarrows' : 'retention.purposeHelp')}
        options={[
          { id: ANY, label: t('retention.noPurpose') },
          ...purposes.map(({ id, name }) => ({ id, label: name })),
        ]}
      />
    </>
  )
}

function What({ form, info }: PartProps) {
  const t = useT()
  return (
    <>
      <Select
        {...form.field('moment')}
        isRequired
        label={t('retention.moment')}
        options={info.moments.map((id) => ({ id, label: t(`retentionMoment.${id}`) }))}
      />
      <Select
        {...form.field('action')}
        isRequired
        label={t('retention.action')}
        options={info.actions.map((id) => ({ id, label: t(`retentionAction.${id}`) }))}
      />
    </>
  )
}

function useRuleForm(rule: RetentionRule | null, onClose: () => void) {
  const t = useT()
  const { add, change } = useRetentionActions()
  const navigate = useNavigate()
  return useContractForm({
    schema: RetentionRuleContent,
    initial: initialOf(rule),
    toBody: (values) => ({
      ...values,
      typeId: orNull(values['typeId']),
      sourceId: orNull(values['sourceId']),
      purposeId: orNull(values['purposeId']),
      months: Number(values['months'] ?? ''),
      days: Number(values['days'] ?? ''),
    }),
    fieldOf: { 'privacy.retention_rule_impossible': 'months' },
    onSubmit: async (body) => {
      const saved = await (rule === null ? add(body) : change(rule.id, { ...body, expectedVersion: rule.version }))
      showToast({ text: t('retention.saved', { title: saved.title }) })
      onClose()
      if (rule === null) await navigate({ to: '/privacy/bewaartermijnen/$id', params: { id: saved.id } })
    },
  })
}

const NEW = {
  title: '',
  kind: 'former_role',
  typeId: ANY,
  sourceId: ANY,
  purposeId: ANY,
  months: '24',
  days: '0',
  moment: 'role_end',
  action: 'delete',
  basis: '',
  why: '',
}

function initialOf(rule: RetentionRule | null): typeof NEW {
  if (rule === null) return NEW
  const { title, kind, typeId, sourceId, purposeId, moment, action, basis, why } = rule
  return {
    ...{ title, kind, moment, action, basis, why },
    typeId: typeId ?? ANY,
    sourceId: sourceId ?? ANY,
    purposeId: purposeId ?? ANY,
    months: String(rule.months),
    days: String(rule.days),
  }
}
