import { useQuery } from '@tanstack/react-query'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import type { PressureLevel } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Status } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { relationPressureQuery } from './pressure.api.ts'
import { PressureEvidence, useCapName } from './pressure-words.tsx'
import styles from './pressure.module.css'

/** How often a relation was reached against what the organisation allows: one quiet line, the approaches behind it. */
export function PressureLine({ relationId }: { readonly relationId: string }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const detailsId = useId()
  const levels = useQuery(relationPressureQuery(relationId)).data?.levels ?? []
  const [shown] = levels.toSorted((one, other) => share(other) - share(one))
  if (shown === undefined) return null
  return (
    <div className={styles.line}>
      <div className={styles.lineHead}>
        <LevelText level={shown} />
        <Button
          tone="quiet"
          size="small"
          aria-expanded={isOpen}
          aria-controls={detailsId}
          icon={isOpen ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
          onPress={() => setOpen(!isOpen)}
        >
          {t('pressure.whatCounts')}
        </Button>
      </div>
      <div id={detailsId} hidden={!isOpen}>
        {isOpen && <Levels levels={levels} />}
      </div>
    </div>
  )
}

const share = ({ isFull, counted, cap }: PressureLevel) => (isFull ? 1 : 0) + counted / cap.most

function LevelText({ level }: { readonly level: PressureLevel }) {
  const t = useT()
  const name = useCapName()
  const { counted, cap, isFull } = level
  return (
    <span>
      {t('pressure.level', { name: name(cap), counted, most: cap.most })}{' '}
      {isFull && <Status tone="attention">{t('pressure.full')}</Status>}
    </span>
  )
}

function Levels({ levels }: { readonly levels: readonly PressureLevel[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <ul className={styles.levels}>
      {levels.map((level) => (
        <li key={JSON.stringify(level.cap)}>
          <LevelText level={level} />
          <div className={styles.soft}>
            {level.approaches.length === 0 && !level.hasHidden
              ? t('pressure.nothingCounts')
              : t('pressure.window', { from: format.date(level.from), until: format.date(level.until) })}
          </div>
          <PressureEvidence level={level} />
        </li>
      ))}
    </ul>
  )
}
