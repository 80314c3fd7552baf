import { useQuery } from '@tanstack/react-query'
import { endProtection, reviewProtection } from '@klantregie/contract'
import type { Protection } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { protectionQuery, useProtectionActions } from './protection.api.ts'

interface ManageDialogProps {
  readonly id: string
  readonly onClose: () => void
}

/** Why a relation is protected, until when, and who had its particulars shown. */
export function ManageDialog({ id, onClose }: ManageDialogProps) {
  const t = useT()
  const format = useFormat()
  const protection = useQuery(protectionQuery(id))
  return (
    <Dialog isOpen onClose={onClose} title={t('protection.manageTitle')} size="large">
      <QueryStates query={protection} shape="text">
        {({ current, unmaskings }) => (
          <Stack gap="loose">
            {current && <Current id={id} current={current} onClose={onClose} />}
            <section aria-labelledby="protection-looked">
              <h3 id="protection-looked">{t('protection.looked')}</h3>
              {unmaskings.length === 0 ? (
                <p>{t('protection.lookedNone')}</p>
              ) : (
                <ul>
                  {unmaskings.map((one) => (
                    <li key={one.id} dir="auto">
                      {t('protection.lookedLine', { by: one.by, at: format.dateTime(one.at), reason: one.reason })}
                    </li>
                  ))}
                </ul>
              )}
            </section>
          </Stack>
        )}
      </QueryStates>
    </Dialog>
  )
}

function Current({ id, current, onClose }: ManageDialogProps & { readonly current: Protection }) {
  const t = useT()
  const format = useFormat()
  const actions = useProtectionActions(id)
  const done = (text: string) => {
    onClose()
    showToast({ text })
  }
  const review = useContractForm({
    schema: reviewProtection.body,
    initial: { reviewOn: '' },
    fieldOf: { 'privacy.review_in_past': 'reviewOn' },
    onSubmit: async (body) => {
      await actions.review(body)
      done(t('protection.reviewed'))
    },
  })
  const end = useContractForm({
    schema: endProtection.body,
    initial: { reason: '' },
    onSubmit: async (body) => {
      await actions.end(body)
      done(t('protection.ended'))
    },
  })
  return (
    <>
      <section aria-label={t('protection.manageTitle')}>
        <p dir="auto">{current.reason}</p>
        <p>{t('protection.since', { date: format.date(current.startedAt), by: current.startedBy })}</p>
        <p>{t('protection.review', { date: format.date(current.reviewOn) })}</p>
      </section>
      <Form form={review}>
        <TextField {...review.field('reviewOn')} type="date" isRequired label={t('protection.reviewChange')} />
        <div>
          <Button type="submit" isPending={review.isPending}>
            {t('protection.reviewSubmit')}
          </Button>
        </div>
      </Form>
      <Form form={end}>
        <FreeTextArea {...end.field('reason')} isRequired rows={2} label={t('protection.endReason')} />
        <div>
          <Button type="submit" tone="danger" isPending={end.isPending}>
            {t('protection.end')}
          </Button>
        </div>
      </Form>
    </>
  )
}
