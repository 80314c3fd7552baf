import { useQuery } from '@tanstack/react-query'
import { changeProcess } from '@klantregie/contract'
import type { ProcessPage } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { OwnerField } from './owner-field.tsx'
import { holdersQuery, useProcessCache } from './processes.api.ts'

/** Another owner, other dates. */
export function ChangeProcessDialog({ page, onClose }: { readonly page: ProcessPage; readonly onClose: () => void }) {
  const t = useT()
  const refresh = useProcessCache()
  const users = useQuery(holdersQuery).data?.users ?? []
  const dates = Object.fromEntries(page.dates.map(({ key, day }) => [`date-${key}`, day ?? '']))
  const form = useContractForm({
    schema: changeProcess.body,
    initial: { ownerId: page.owner?.id ?? '', ...dates },
    toBody: ({ ownerId, ...values }) => ({
      ...(ownerId !== '' && { ownerId }),
      dates: Object.fromEntries(page.dates.map(({ key }) => [key, values[`date-${key}`] || null])),
    }),
    fieldOf: { 'engagement.owner_not_found': 'ownerId' },
    onSubmit: async (body) => {
      await refresh(await call(changeProcess, { params: { id: page.id }, body }))
      showToast({ text: t('process.said.changed') })
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('process.change')} size="small" isDismissable={!form.isDirty}>
      <Form form={form}>
        <OwnerField {...form.field('ownerId')} users={users} />
        {page.dates.map(({ key, label }) => (
          <TextField key={key} {...form.field(`date-${key}`)} type="date" width="short" label={label} />
        ))}
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('process.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
