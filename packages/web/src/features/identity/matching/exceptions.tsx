import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { ExceptionDialog } from './exception-dialog.tsx'
import { useExceptionName } from './exception-name.ts'
import { isAbout, withException } from './settings.view.ts'
import type { Exception, Point, Thresholds } from './settings.view.ts'
import { useThresholdText } from './threshold-sliders.tsx'
import styles from './matching.module.css'

interface ExceptionsProps {
  readonly exceptions: readonly Exception[]
  readonly usual: Thresholds
  readonly curve: readonly Point[]
  readonly isReadOnly: boolean
  readonly onChange: (exceptions: readonly Exception[]) => void
}

/** Sources and types that are treated more carefully, or less. */
export function Exceptions({ exceptions, usual, curve, isReadOnly, onChange }: ExceptionsProps) {
  const t = useT()
  const [edited, setEdited] = useState<Exception | 'new' | null>(null)
  return (
    <div className={styles.exceptions}>
      {exceptions.length === 0 && <p className={styles.soft}>{t('settings.noExceptions')}</p>}
      <ul>
        {exceptions.map((exception) => (
          <ExceptionLine
            key={`${exception.sourceId} ${exception.typeId}`}
            exception={exception}
            curve={curve}
            isReadOnly={isReadOnly}
            onEdit={() => setEdited(exception)}
            onRemove={() => onChange(exceptions.filter((other) => !isAbout(exception, other)))}
          />
        ))}
      </ul>
      {!isReadOnly && (
        <div>
          <Button size="small" icon={<Plus aria-hidden="true" />} onPress={() => setEdited('new')}>
            {t('settings.addException')}
          </Button>
        </div>
      )}
      {edited !== null && (
        <ExceptionDialog
          exception={edited === 'new' ? null : edited}
          usual={usual}
          curve={curve}
          onClose={() => setEdited(null)}
          onSave={(saved) => {
            onChange(withException(exceptions, saved))
            setEdited(null)
          }}
        />
      )}
    </div>
  )
}

interface ExceptionLineProps {
  readonly exception: Exception
  readonly curve: readonly Point[]
  readonly isReadOnly: boolean
  readonly onEdit: () => void
  readonly onRemove: () => void
}

function ExceptionLine({ exception, curve, isReadOnly, onEdit, onRemove }: ExceptionLineProps) {
  const t = useT()
  const said = useThresholdText(curve)
  const name = useExceptionName()(exception)
  return (
    <li className={styles.exception}>
      <span className={styles.exceptionText}>
        <strong>{name}</strong>
        <span className={styles.soft}>{said('auto', exception.thresholds.auto)}</span>
      </span>
      {!isReadOnly && (
        <span className={styles.exceptionActions}>
          <Button size="small" aria-label={t('settings.changeException', { name })} onPress={onEdit}>
            {t('believe.change')}
          </Button>
          <Button size="small" tone="quiet" aria-label={t('settings.removeException', { name })} onPress={onRemove}>
            {t('settings.remove')}
          </Button>
        </span>
      )}
    </li>
  )
}
