import { addRequestReceiver, recordObjection, restrictSubject, tellRequestReceiver } from '@klantregie/contract'
import type { RequestPage, RequestReceiver } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Switch } from '../../../ui/choice.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { useRequestAct } from './requests.api.ts'
import styles from './requests.module.css'

const STATES = ['open', 'told', 'not_needed'] as const

/** Whoever delivered or received the data hears of the change (GDPR 19). */
export function ReceiversPart({ page }: { readonly page: RequestPage }) {
  const t = useT()
  const isOpen = page.state === 'open'
  return (
    <section className={styles.part} aria-labelledby="request-receivers">
      <h2 id="request-receivers">{t('privacy.request.receiversTitle')}</h2>
      <p className={styles.soft}>{t('privacy.request.receiversHelp')}</p>
      {page.receivers.length === 0 && <p>{t('privacy.request.receiversNone')}</p>}
      <ul className={styles.list}>
        {page.receivers.map((receiver) => (
          <Receiver key={receiver.id} page={page} receiver={receiver} />
        ))}
      </ul>
      {isOpen && <AddReceiver page={page} />}
    </section>
  )
}

function Receiver({ page, receiver }: { readonly page: RequestPage; readonly receiver: RequestReceiver }) {
  const t = useT()
  const act = useRequestAct(page.id)
  const tell = (id: string) => {
    const state = STATES.find((one) => one === id) ?? 'open'
    act.mutate(() =>
      call(tellRequestReceiver, {
        params: { id: page.id, receiverId: receiver.id },
        body: { state, ...(receiver.remark !== null && { remark: receiver.remark }) },
      }),
    )
  }
  return (
    <li className={styles.item}>
      <span className={styles.grow}>{receiver.name}</span>
      <Select
        label={t('privacy.request.receiverState', { name: receiver.name })}
        isLabelHidden
        isRequired
        width="short"
        isDisabled={page.state === 'closed'}
        value={receiver.state}
        onChange={tell}
        options={STATES.map((state) => ({ id: state, label: t(`privacy.request.receiver.${state}`) }))}
      />
    </li>
  )
}

function AddReceiver({ page }: { readonly page: RequestPage }) {
  const t = useT()
  const act = useRequestAct(page.id)
  const form = useContractForm({
    schema: addRequestReceiver.body,
    initial: { name: '' },
    onSubmit: async (body) => {
      await act.mutateAsync(() => call(addRequestReceiver, { params: { id: page.id }, body }))
      form.set('name', '')
    },
  })
  return (
    <Form form={form}>
      <TextField {...form.field('name')} isRequired width="medium" label={t('privacy.request.receiverAdd')} />
      <div>
        <Button type="submit" isPending={form.isPending}>
          {t('privacy.request.receiverAddSubmit')}
        </Button>
      </div>
    </Form>
  )
}

export function StandingPart({ page }: { readonly page: RequestPage }) {
  const t = useT()
  const act = useRequestAct(page.id)
  const isClosed = page.state === 'closed'
  return (
    <section className={styles.part} aria-labelledby="request-standing">
      <h2 id="request-standing">{t('privacy.request.standingTitle')}</h2>
      {page.kind === 'restriction' && (
        <Switch
          isSelected={page.standing.isRestricted}
          isDisabled={isClosed}
          detail={t('privacy.request.restrictHelp')}
          onChange={(isOn) => act.mutate(() => call(restrictSubject, { params: { id: page.id }, body: { isOn } }))}
        >
          {t('privacy.request.restrict')}
        </Switch>
      )}
      {page.kind === 'objection' && (
        <Switch
          isSelected={page.standing.hasObjected}
          isDisabled={isClosed}
          detail={t('privacy.request.objectHelp')}
          onChange={(isOn) => act.mutate(() => call(recordObjection, { params: { id: page.id }, body: { isOn } }))}
        >
          {t('privacy.request.object')}
        </Switch>
      )}
    </section>
  )
}
