import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { sourcesQuery, typesQuery } from '../identity.api.ts'
import { useT } from '../locale/index.ts'
import { ExceptionDialog } from './exception-dialog.tsx'
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
  const nameOf = useExceptionName()
  const said = useThresholdText(curve)
  const [edited, setEdited] = useState<Exception | 'new' | null>(null)
  const remove = (one: Exception) => onChange(exceptions.filter((other) => !isAbout(one, other)))
  return (
    <div className={styles.exceptions}>
      {exceptions.length === 0 && <p className={styles.soft}>{t('settings.noExceptions')}</p>}
      <ul>
        {exceptions.map((exception) => {
          const name = nameOf(exception)
          return (
            <li key={name} className={styles.exception}>
              <span className={styles.exceptionText}>
                <strong>{name}</strong>
                <span className={styles.soft}>{said('auto', exception.thresholds.auto)}</span>
              </span>
              {!isReadOnly && (
                <span className={styles.exceptionActions}>
                  <Button
                    size="small"
                    aria-label={t('settings.changeException', { name })}
                    onPress={() => setEdited(exception)}
                  >
                    {t('believe.change')}
                  </Button>
                  <Button
                    size="small"
                    tone="quiet"
                    aria-label={t('settings.removeException', { name })}
                    onPress={() => remove(exception)}
                  >
                    {t('settings.remove')}
                  </Button>
                </span>
              )}
            </li>
          )
        })}
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

/** "Bron Nieuwsbrief", "Type Lener". */
export function useExceptionName(): (about: Pick<Exception, 'sourceId' | 'typeId'>) => string {
  const t = useT()
  const sources = useQuery(sourcesQuery).data?.items ?? []
  const types = useQuery(typesQuery).data?.items ?? []
  return ({ sourceId, typeId }) => {
    const source = sources.find(({ id }) => id === sourceId)
    if (source) return t('settings.ofSource', { name: source.name })
    const type = types.find(({ id }) => id === typeId)
    return type ? t('settings.ofType', { name: type.name }) : t('settings.ofGone')
  }
}
