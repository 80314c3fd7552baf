import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { allowLoanTitles } from '@klantregie/contract'
import type { LoanTitlePermission } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FormSection, Stack } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useAct } from '../use-act.ts'
import { loanTitlesQuery, useRetentionActions } from './retention.api.ts'
import styles from './retention.module.css'

/** Titles of loans are stopped when a list is read in, unless somebody decides otherwise and says why. */
export function LoanTitlesPart() {
  const t = useT()
  const permission = useQuery(loanTitlesQuery)
  const [isAsking, setAsking] = useState(false)
  return (
    <FormSection title={t('loanTitles.title')} description={t('loanTitles.text')}>
      <QueryStates query={permission} shape="text">
        {({ running, earlier }) => (
          <Stack>
            {running === null ? (
              <>
                <p>{t('loanTitles.stopped')}</p>
                <div>
                  <Button onPress={() => setAsking(true)}>{t('loanTitles.allow')}</Button>
                </div>
              </>
            ) : (
              <Running permission={running} />
            )}
            {earlier.length > 0 && <Earlier items={earlier} />}
          </Stack>
        )}
      </QueryStates>
      {isAsking && <AllowDialog onClose={() => setAsking(false)} />}
    </FormSection>
  )
}

function Running({ permission }: { readonly permission: LoanTitlePermission }) {
  const t = useT()
  const format = useFormat()
  const { isPending, act } = useAct()
  const { withdrawLoanTitles: withdraw } = useRetentionActions()
  const { purpose, reason, until, givenBy } = permission
  return (
    <Callout
      tone="attention"
      title={t('loanTitles.allowed', { until: format.date(until) })}
      action={
        <Button isPending={isPending} onPress={() => act(withdraw, t('loanTitles.withdrawn'))}>
          {t('loanTitles.withdraw')}
        </Button>
      }
    >
      <p className={styles.words}>{t('loanTitles.because', { purpose, reason, by: givenBy })}</p>
    </Callout>
  )
}

function Earlier({ items }: { readonly items: readonly LoanTitlePermission[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <details>
      <summary>{t('loanTitles.earlier', { count: items.length })}</summary>
      <ul className={styles.list}>
        {items.map(({ id, purpose, givenBy, givenAt, until, withdrawnAt }) => (
          <li key={id}>
            {t('loanTitles.line', {
              from: format.date(givenAt),
              until: format.date(withdrawnAt ?? until),
              by: givenBy,
              purpose,
            })}
          </li>
        ))}
      </ul>
    </details>
  )
}

function AllowDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { allowLoanTitles: allow } = useRetentionActions()
  const form = useContractForm({
    schema: allowLoanTitles.body,
    initial: { purpose: '', reason: '', until: '' },
    fieldOf: { 'privacy.loan_titles_too_long': 'until' },
    onSubmit: async (body) => {
      await allow(body)
      showToast({ text: t('loanTitles.saved') })
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('loanTitles.allow')} isDismissable={!form.isDirty}>
      <Form form={form}>
        <p>{t('loanTitles.warning')}</p>
        <TextField {...form.field('purpose')} isRequired maxLength={300} label={t('loanTitles.purpose')} />
        <TextArea {...form.field('reason')} isRequired rows={3} label={t('loanTitles.reason')} />
        <TextField {...form.field('until')} isRequired type="date" width="short" label={t('loanTitles.until')} />
        <div>
          <Button type="submit" tone="danger" isPending={form.isPending}>
            {t('loanTitles.allow')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
