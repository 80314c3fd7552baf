import { useState } from 'react'
import { closeRequest, extendRequest, RequestOutcome } from '@klantregie/contract'
import type { RequestPage } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { useT } from '../locale/index.ts'
import { useRequestAct } from './requests.api.ts'
import { mayExtend } from './request.view.ts'

export function CloseRequest({ page }: { readonly page: RequestPage }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('privacy.request.close')}</Button>
      {isOpen && <CloseDialog page={page} onClose={() => setOpen(false)} />}
    </>
  )
}

interface DialogProps {
  readonly page: RequestPage
  readonly onClose: () => void
}

function CloseDialog({ page, onClose }: DialogProps) {
  const t = useT()
  const act = useRequestAct(page.id)
  const isUnknown = page.relation === null && page.erasedAt === null
  const form = useContractForm({
    schema: closeRequest.body,
    initial: { outcome: isUnknown ? 'nothing_known' : 'granted', reason: '' },
    fieldOf: { 'privacy.reason_missing': 'reason', 'privacy.steps_open': 'outcome' },
    onSubmit: async (body) => {
      await act.mutateAsync(() => call(closeRequest, { params: { id: page.id }, body }))
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} size="small" title={t('privacy.request.close')} isDismissable={!form.isDirty}>
      <Form form={form}>
        <Select
          {...form.field('outcome')}
          isRequired
          label={t('privacy.request.closeOutcome')}
          options={RequestOutcome.options.map((outcome) => ({
            id: outcome,
            label: t(`privacy.request.outcome.${outcome}`),
          }))}
        />
        <FreeTextArea
          {...form.field('reason')}
          label={t('privacy.request.closeReason')}
          description={t('privacy.request.closeReasonHelp')}
          rows={3}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('privacy.request.close')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

export function ExtendTerm({ page }: { readonly page: RequestPage }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  if (!mayExtend(page)) return null
  return (
    <div>
      <Button size="small" onPress={() => setOpen(true)}>
        {t('privacy.request.extend')}
      </Button>
      {isOpen && <ExtendDialog page={page} onClose={() => setOpen(false)} />}
    </div>
  )
}

function ExtendDialog({ page, onClose }: DialogProps) {
  const t = useT()
  const act = useRequestAct(page.id)
  const form = useContractForm({
    schema: extendRequest.body,
    initial: { months: '1', reason: '' },
    toBody: ({ months, reason }) => ({ months: Number(months), reason }),
    onSubmit: async (body) => {
      await act.mutateAsync(() => call(extendRequest, { params: { id: page.id }, body }))
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} size="small" title={t('privacy.request.extend')} isDismissable={!form.isDirty}>
      <Form form={form}>
        <Select
          {...form.field('months')}
          isRequired
          label={t('privacy.request.extendMonths')}
          options={[1, 2].map((count) => ({ id: String(count), label: t('privacy.request.months', { count }) }))}
        />
        <FreeTextArea
          {...form.field('reason')}
          isRequired
          label={t('privacy.request.extendReason')}
          description={t('privacy.request.extendHelp')}
          rows={3}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('privacy.request.extend')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
