import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { AlertDialog, Dialog } from '../../../ui/dialog.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'

interface AnswerProps {
  readonly name: string
  readonly outcome: 'ended' | 'skipped'
  readonly onClose: () => void
  readonly onAnswer: (reason: string) => void
}

/** Ending a role asks once more; leaving something for later asks why. */
export function AnswerDialog({ name, outcome, onClose, onAnswer }: AnswerProps) {
  const t = useT()
  const [reason, setReason] = useState('')
  if (outcome === 'ended')
    return (
      <AlertDialog
        isOpen
        onCancel={onClose}
        onConfirm={() => onAnswer('')}
        title={t('review.endTitle', { name })}
        confirmLabel={t('review.endSubmit')}
        tone="danger"
      >
        <p>{t('review.endText')}</p>
      </AlertDialog>
    )
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (reason.trim() !== '') onAnswer(reason)
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('review.skipTitle', { name })} size="small" isDismissable={reason === ''}>
      <form onSubmit={submit}>
        <Stack>
          <p>{t('review.skipText')}</p>
          <TextArea autoFocus isRequired rows={2} label={t('review.reason')} value={reason} onChange={setReason} />
          <div>
            <Button type="submit" tone="primary" isDisabled={reason.trim() === ''}>
              {t('review.skipped')}
            </Button>
          </div>
        </Stack>
      </form>
    </Dialog>
  )
}
