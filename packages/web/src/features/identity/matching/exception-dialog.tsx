import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { ComboBox } from '../../../ui/select.tsx'
import { sourcesQuery, typesQuery } from '../identity.api.ts'
import { useT } from '../locale/index.ts'
import { useExceptionName } from './exception-name.ts'
import type { Exception, Point, Thresholds } from './settings.view.ts'
import { ThresholdSliders } from './threshold-sliders.tsx'

interface ExceptionDialogProps {
  /** Null for a new one. */
  readonly exception: Exception | null
  /** Where the sliders of a new one begin. */
  readonly usual: Thresholds
  readonly curve: readonly Point[]
  readonly onClose: () => void
  readonly onSave: (exception: Exception) => void
}

/** One source or type with thresholds of its own. */
export function ExceptionDialog({ exception, usual, curve, onClose, onSave }: ExceptionDialogProps) {
  const t = useT()
  const nameOf = useExceptionName()
  const [about, setAbout] = useState<Pick<Exception, 'sourceId' | 'typeId'> | null>(exception)
  const [thresholds, setThresholds] = useState(exception?.thresholds ?? usual)
  const [isRefused, setRefused] = useState(false)
  const save = () => {
    if (about === null) setRefused(true)
    else onSave({ ...about, thresholds })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isDismissable={false}
      title={exception === null ? t('settings.addException') : nameOf(exception)}
      footer={
        <>
          <Button onPress={onClose}>{t('undoGrouping.cancel')}</Button>
          <Button tone="primary" onPress={save}>
            {t('settings.apply')}
          </Button>
        </>
      }
    >
      <Stack gap="loose">
        {exception === null && <AboutWhom onChange={setAbout} isRefused={isRefused && about === null} />}
        <ThresholdSliders curve={curve} thresholds={thresholds} isDisabled={false} onChange={setThresholds} />
      </Stack>
    </Dialog>
  )
}

interface AboutWhomProps {
  readonly isRefused: boolean
  readonly onChange: (about: Pick<Exception, 'sourceId' | 'typeId'> | null) => void
}

function AboutWhom({ isRefused, onChange }: AboutWhomProps) {
  const t = useT()
  const sources = useQuery(sourcesQuery).data?.items ?? []
  const types = useQuery(typesQuery).data?.items ?? []
  const options = [
    ...sources.map(({ id, name }) => ({ id: `source ${id}`, label: t('settings.ofSource', { name }) })),
    ...types.map(({ id, name }) => ({ id: `type ${id}`, label: t('settings.ofType', { name }) })),
  ]
  const choose = (chosen: string | null) => {
    const [kind, id = ''] = chosen?.split(' ') ?? []
    if (kind === undefined) onChange(null)
    else onChange(kind === 'source' ? { sourceId: id, typeId: null } : { sourceId: null, typeId: id })
  }
  return (
    <ComboBox
      label={t('settings.about')}
      description={t('settings.aboutHelp')}
      isRequired
      options={options}
      errorMessage={isRefused ? t('settings.aboutMissing') : undefined}
      onChange={choose}
    />
  )
}
