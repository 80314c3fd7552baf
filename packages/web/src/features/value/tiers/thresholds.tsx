import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { setTierThresholds } from '@klantregie/contract'
import type { TierThresholds, ValueFamily } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { useMay } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Callout } from '../../../ui/states.tsx'
import { NumberField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { valueKey } from '../value.api.ts'
import styles from '../value.module.css'

/** From how many times somebody is what: said, and changed by whoever may. */
export function Thresholds({ family }: { readonly family: ValueFamily }) {
  const t = useT()
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const { participantFrom, coreFrom } = family.thresholds
  return (
    <div className={styles.row}>
      <p>
        {t('value.thresholds', { participant: participantFrom, core: coreFrom })}{' '}
        {!family.isChosen && <span className={styles.soft}>{t('value.thresholdsStart')}</span>}
      </p>
      {may('segments.value.manage') && (
        <Button size="small" onPress={() => setOpen(true)}>
          {t('value.changeThresholds')}
        </Button>
      )}
      {isOpen && <ThresholdsDialog family={family} onClose={() => setOpen(false)} />}
    </div>
  )
}

function ThresholdsDialog({ family, onClose }: { readonly family: ValueFamily; readonly onClose: () => void }) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const [chosen, setChosen] = useState<TierThresholds>(family.thresholds)
  const deed = useMutation({
    mutationFn: (body: TierThresholds) => call(setTierThresholds, { params: { id: family.id }, body }),
  })
  const isWrong = chosen.coreFrom <= chosen.participantFrom
  const save = () =>
    act(deed, chosen, {
      onSuccess: () => {
        showToast({ text: t('value.thresholdsSaved', { family: family.name }) })
        void cache.invalidateQueries({ queryKey: valueKey })
        onClose()
      },
    })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('value.thresholdsOf', { family: family.name })}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{t('value.cancel')}</Button>
          <Button tone="primary" isPending={deed.isPending} isDisabled={isWrong} onPress={save}>
            {t('value.save')}
          </Button>
        </>
      }
    >
      <div className={styles.part}>
        <p>{t('value.thresholdsHelp')}</p>
        <NumberField
          label={t('value.participantFrom')}
          isRequired
          value={chosen.participantFrom}
          minValue={2}
          maxValue={9999}
          onChange={(participantFrom) => setChosen({ ...chosen, participantFrom })}
        />
        <NumberField
          label={t('value.coreFrom')}
          isRequired
          value={chosen.coreFrom}
          minValue={3}
          maxValue={10_000}
          onChange={(coreFrom) => setChosen({ ...chosen, coreFrom })}
          {...(isWrong && { errorMessage: t('value.coreAbove') })}
        />
        {deed.error && <Callout tone="danger">{problemText(deed.error)}</Callout>}
      </div>
    </Dialog>
  )
}
