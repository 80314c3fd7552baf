import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { changePressureCaps, Channel, PressureCap, PressurePeriod, PressureReach } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm, type ContractForm } from '../../../lib/form.tsx'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { previewQuery, usePressureChanged } from './pressure.api.ts'

interface CapDialogProps {
  readonly caps: readonly PressureCap[]
  /** Which of them changes; null: a new one. */
  readonly no: number | null
  readonly onClose: () => void
}

const EVERY = 'every'
const PAUSE_MS = 300

function toCap(values: Readonly<Record<string, string>>) {
  const { channel, period, reach, most, service } = values
  return {
    channel: channel === EVERY ? null : channel,
    period,
    reach,
    most: most === '' ? null : Number(most),
    withService: service === 'counts',
  }
}

const NEW: PressureCap = { channel: null, period: 'quarter', reach: 'relation', most: 6, withService: false }

function useCapForm({ caps, no, onClose }: CapDialogProps): ContractForm {
  const t = useT()
  const changed = usePressureChanged()
  const before = (no === null ? undefined : caps[no]) ?? NEW
  return useContractForm({
    schema: changePressureCaps.body,
    initial: {
      channel: before.channel ?? EVERY,
      period: before.period,
      reach: before.reach,
      most: String(before.most),
      service: before.withService ? 'counts' : 'exempt',
    },
    toBody: (values) => ({
      caps: no === null ? [...caps, toCap(values)] : caps.with(no, toCap(values) as PressureCap),
    }),
    fieldOf: { 'engagement.cap_twice': 'period' },
    onSubmit: async (body) => {
      await call(changePressureCaps, { body })
      await changed()
      showToast({ text: t('pressure.saved') })
      onClose()
    },
  })
}

/** One cap, with whom it would hold back today before it is saved. */
export function CapDialog(props: CapDialogProps) {
  const t = useT()
  const { no, onClose } = props
  const form = useCapForm(props)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={no === null ? t('pressure.addTitle') : t('pressure.changeTitle')}
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <Fields form={form} />
        <Preview values={form.values} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('pressure.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function Fields({ form }: { readonly form: ContractForm }) {
  const t = useT()
  return (
    <>
      <TextField
        {...form.field('most')}
        inputMode="numeric"
        width="short"
        isRequired
        autoFocus
        label={t('pressure.most')}
      />
      <Select
        {...form.field('channel')}
        isRequired
        label={t('approaches.channel')}
        options={[
          { id: EVERY, label: t('pressure.everyChannel') },
          ...Channel.options.map((id) => ({ id, label: t(`approaches.channel.${id}`) })),
        ]}
      />
      <Select
        {...form.field('period')}
        isRequired
        label={t('pressure.period')}
        description={t('pressure.periodHelp')}
        options={PressurePeriod.options.map((id) => ({ id, label: t(`pressure.period.${id}`) }))}
      />
      <Select
        {...form.field('reach')}
        isRequired
        label={t('pressure.reach')}
        options={PressureReach.options.map((id) => ({ id, label: t(`pressure.reach.${id}`) }))}
      />
      <Select
        {...form.field('service')}
        isRequired
        label={t('pressure.service')}
        options={[
          { id: 'exempt', label: t('pressure.serviceExempt') },
          { id: 'counts', label: t('pressure.serviceCounts') },
        ]}
      />
    </>
  )
}

/** Whom it would hold back today; nothing while it is not yet a cap. */
function Preview({ values }: { readonly values: Readonly<Record<string, string>> }) {
  const t = useT()
  const asked = useDebounced(JSON.stringify(toCap(values)), PAUSE_MS)
  const cap = PressureCap.safeParse(JSON.parse(asked))
  const caps = cap.success ? [cap.data] : []
  const query = useQuery({ ...previewQuery(caps), enabled: cap.success, placeholderData: keepPreviousData })
  const [preview] = query.data?.items ?? []
  if (!cap.success || preview === undefined) return null
  return (
    <Callout tone="information" isAnnounced>
      {t(cap.data.reach === 'household' ? 'pressure.nowHouseholds' : 'pressure.nowRelations', { ...preview })}
    </Callout>
  )
}
