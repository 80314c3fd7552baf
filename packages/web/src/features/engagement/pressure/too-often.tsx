import type { PressureLevel } from '@klantregie/contract'
import { Checkbox } from '../../../ui/choice.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { PressureEvidence, useCapName } from './pressure-words.tsx'
import styles from './pressure.module.css'

interface TooOftenProps {
  readonly full: readonly PressureLevel[]
  /** A colleague stands in the way as well: the choice about that is the choice about this. */
  readonly isAskedAlready: boolean
  readonly chosen: string
  readonly reason: {
    readonly name: string
    readonly value: string
    readonly onChange: (value: string) => void
    readonly errorMessage: string | undefined
  }
  readonly onChoose: (choice: string) => void
}

/** Which caps a plan would go over, what counts for them, and going on for a reason. */
export function TooOften({ full, isAskedAlready, chosen, reason, onChoose }: TooOftenProps) {
  const t = useT()
  const name = useCapName()
  if (full.length === 0) return null
  return (
    <Callout tone="attention" isAnnounced title={t('pressure.tooOften')}>
      <div className={styles.part}>
        <ul className={styles.levels}>
          {full.map((level, index) => (
            <li key={index}>
              {t('pressure.level', { name: name(level.cap), counted: level.counted, most: level.cap.most })}
              <PressureEvidence level={level} />
            </li>
          ))}
        </ul>
        <p>{t('pressure.tooOftenText')}</p>
        {!isAskedAlready && (
          <>
            <Checkbox
              isSelected={chosen === 'go_on'}
              onChange={(isChosen) => onChoose(isChosen ? 'go_on' : '')}
              detail={t('approaches.goOnDetail')}
            >
              {t('approaches.goOn')}
            </Checkbox>
            {chosen === 'go_on' && <TextField {...reason} isRequired label={t('approaches.reason')} maxLength={500} />}
          </>
        )}
      </div>
    </Callout>
  )
}
