import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { FreeTextArea, FreeTextsOf, useFreeTexts } from '../../../lib/text-check.tsx'
import { AlertDialog, Dialog } from '../../../ui/dialog.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/layout.tsx'
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
  const texts = useFreeTexts()
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
    if (reason.trim() === '') return
    void texts.pass().then((isFine) => {
      if (isFine) onAnswer(reason)
    })
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('review.skipTitle', { name })} size="small" isDismissable={reason === ''}>
      <form onSubmit={submit}>
        <Stack>
          <p>{t('review.skipText')}</p>
          <FreeTextsOf texts={texts}>
            <FreeTextArea
              autoFocus
              isRequired
              rows={2}
              label={t('review.reason')}
              value={reason}
              onChange={setReason}
            />
          </FreeTextsOf>
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
