import { useQuery } from '@tanstack/react-query'
import { appointOwner } from '@klantregie/contract'
import type { DomainPage } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { colleaguesQuery } from '../definitions/definitions.api.ts'
import { useT } from '../locale/index.ts'
import { useDomainActions } from './domains.api.ts'
import { useOpenText } from './use-open-text.ts'

interface AppointProps {
  readonly page: DomainPage
  readonly seat: 'owner' | 'deputy'
  readonly onClose: () => void
}

/** The seat stays empty; an empty id is not allowed in a list. */
const NOBODY = 'nobody'

/** Handing a seat over: to whom, why, and what goes with it. */
export function AppointDialog({ page, seat, onClose }: AppointProps) {
  const t = useT()
  const openText = useOpenText()
  const colleagues = useQuery(colleaguesQuery).data?.items ?? []
  const held = page[seat]
  const other = page[seat === 'owner' ? 'deputy' : 'owner']
  const form = useAppointForm({ page, seat, onClose })
  const open = openText(page.open)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(`domain.appointTitle.${seat}`, { domain: page.name })}
      size="small"
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <Select
          {...form.field('userId')}
          isRequired
          label={t('domain.colleague')}
          options={[
            ...colleagues
              .filter(({ id }) => id !== held?.id && id !== other?.id)
              .map(({ id, name }) => ({ id, label: name })),
            ...(held ? [{ id: NOBODY, label: t('domain.leaveEmpty') }] : []),
          ]}
        />
        <TextArea {...form.field('remark')} rows={2} label={t('domain.remark')} description={t('domain.remarkHelp')} />
        {open !== '' && (
          <Callout tone="information" title={t('domain.goesOver')}>
            {open}
          </Callout>
        )}
        <p>{t('domain.told')}</p>
        <div>
          <Button
            type="submit"
            tone="primary"
            isPending={form.isPending}
            isDisabled={(form.values['userId'] ?? '') === ''}
          >
            {t('domain.appoint')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function useAppointForm({ page, seat, onClose }: AppointProps) {
  const t = useT()
  const { appoint } = useDomainActions()
  return useContractForm({
    schema: appointOwner.body,
    initial: { userId: '', remark: '' },
    toBody: ({ userId, remark }) => ({ seat, userId: userId === NOBODY ? null : userId, remark }),
    fieldOf: {
      'governance.colleague_not_found': 'userId',
      'governance.owner_is_deputy': 'userId',
      'governance.seat_unchanged': 'userId',
    },
    onSubmit: async (body) => {
      const after = await appoint(page.id, body)
      const name = after[seat]?.name
      showToast({ text: name === undefined ? t('domain.emptied') : t('domain.appointed', { name }) })
      onClose()
    },
  })
}
