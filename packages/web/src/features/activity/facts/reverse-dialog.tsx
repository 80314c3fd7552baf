import { reverseFact } from '@klantregie/contract'
import type { Fact } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { FreeTextField } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useFactsChanged } from './facts.api.ts'
import { asked, reversalOf, reversalTexts } from './facts.view.ts'
import styles from './facts.module.css'
import { useFactText } from './words.tsx'

interface ReverseDialogProps {
  readonly fact: Fact
  readonly onClose: () => void
}

/** Something was cancelled or paid back: a fact of its own, beside what happened first. */
export function ReverseDialog({ fact, onClose }: ReverseDialogProps) {
  const t = useT()
  const text = useFactText()
  const changed = useFactsChanged()
  const form = useContractForm({
    schema: reverseFact.body,
    initial: reversalTexts(fact),
    toBody: (texts) => reversalOf(texts, fact.kind),
    fieldOf: { 'activity.reversal_too_much': 'quantity', 'activity.reversal_nothing': 'quantity' },
    onSubmit: async (body) => {
      await call(reverseFact, { params: { id: fact.id }, body })
      await changed()
      showToast({ text: t('taking.reversed') })
      onClose()
    },
  })
  const isHours = asked[fact.kind].quantity === 'hours'
  return (
    <Dialog isOpen onClose={onClose} title={t('taking.reverseTitle')} isDismissable={!form.isDirty}>
      <Form form={form}>
        <p>{t('taking.reverseText', { what: text(fact) })}</p>
        <div className={styles.pair}>
          <TextField
            {...form.field('quantity')}
            isRequired
            inputMode="decimal"
            label={t(isHours ? 'taking.hoursBack' : 'taking.quantityBack')}
          />
          {fact.amountCents > 0 && (
            <TextField {...form.field('amountCents')} isRequired inputMode="decimal" label={t('taking.amountBack')} />
          )}
        </div>
        <FreeTextField {...form.field('note')} label={t('taking.note')} maxLength={300} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('taking.reverseSubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
