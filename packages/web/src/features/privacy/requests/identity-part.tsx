import { confirmIdentity, IdentityCheck } from '@klantregie/contract'
import type { RequestPage } from '@klantregie/contract'
import { useState } from 'react'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { FreeTextField } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { Callout, Status } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { useRequestAct } from './requests.api.ts'
import styles from './requests.module.css'

/** Nothing leaves the house before this is done, so it stands before everything else. */
export function IdentityPart({ page }: { readonly page: RequestPage }) {
  const t = useT()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const { identity } = page
  return (
    <section className={styles.part} aria-labelledby="request-identity">
      <h2 id="request-identity">{t('privacy.request.identityTitle')}</h2>
      {identity ? (
        <div>
          <Status tone="success">
            {t('privacy.request.identityDone', {
              how: t(`privacy.request.identity.${identity.how}`),
              by: identity.by,
              at: format.dateTime(identity.at),
            })}
          </Status>
          {identity.note !== null && <p className={styles.text}>{identity.note}</p>}
        </div>
      ) : (
        <Callout
          tone="attention"
          action={<Button onPress={() => setOpen(true)}>{t('privacy.request.identitySubmit')}</Button>}
        >
          {t('privacy.request.identityNone')}
        </Callout>
      )}
      {isOpen && <IdentityDialog page={page} onClose={() => setOpen(false)} />}
    </section>
  )
}

function IdentityDialog({ page, onClose }: { readonly page: RequestPage; readonly onClose: () => void }) {
  const t = useT()
  const act = useRequestAct(page.id)
  const form = useContractForm({
    schema: confirmIdentity.body,
    initial: { how: 'in_person', note: '' },
    toBody: ({ how, note }) => ({ how, ...(note !== '' && { note }) }),
    onSubmit: async (body) => {
      await act.mutateAsync(() => call(confirmIdentity, { params: { id: page.id }, body }))
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      title={t('privacy.request.identityTitle')}
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <Select
          {...form.field('how')}
          isRequired
          label={t('privacy.request.identityHow')}
          options={IdentityCheck.exclude(['signed_link']).options.map((how) => ({
            id: how,
            label: t(`privacy.request.identity.${how}`),
          }))}
        />
        <FreeTextField
          {...form.field('note')}
          label={t('privacy.request.identityNote')}
          description={t('privacy.request.identityNoteHelp')}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('privacy.request.identitySubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
