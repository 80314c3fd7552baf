import { useState } from 'react'
import type { Breach } from '@klantregie/contract'
import { FreeTextArea, FreeTextsOf, useFreeTexts } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { useT } from '../locale/index.ts'
import { useAct } from '../use-act.ts'
import { useBreachActions } from './breaches.api.ts'

type Whom = 'authority' | 'persons'

export function breachLetterOf(breach: Breach, whom: Whom): string {
  return whom === 'authority' ? breach.letterAuthority : breach.letterPersons
}

interface LetterDialogProps {
  readonly breach: Breach
  readonly whom: Whom
  readonly onClose: () => void
}

/** The letter as it follows from what is known, to be made one's own. */
export function LetterDialog({ breach, whom, onClose }: LetterDialogProps) {
  const t = useT()
  const { isPending, act } = useAct()
  const { letter } = useBreachActions()
  const written = breachLetterOf(breach, whom)
  const [text, setText] = useState(written)
  const isReadOnly = breach.closedAt !== null
  const texts = useFreeTexts()
  const save = (kept: string | null) =>
    act(async () => {
      await letter(breach.id, whom, kept)
      onClose()
    }, t('breaches.letterSaved'))
  const saveOwn = async () => {
    if (await texts.pass()) save(text)
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title={t('breaches.letter')}
      isDismissable={text === written}
      footer={
        isReadOnly ? undefined : (
          <>
            <Button tone="quiet" isPending={isPending} onPress={() => save(null)}>
              {t('breaches.letterAgain')}
            </Button>
            <Button tone="primary" isPending={isPending} isDisabled={text === written} onPress={() => void saveOwn()}>
              {t('breaches.save')}
            </Button>
          </>
        )
      }
    >
      <Stack>
        <p>{t('breaches.letterText')}</p>
        <FreeTextsOf texts={texts}>
          <FreeTextArea
            rows={18}
            isReadOnly={isReadOnly}
            label={t('breaches.letter')}
            value={text}
            onChange={setText}
          />
        </FreeTextsOf>
      </Stack>
    </Dialog>
  )
}
