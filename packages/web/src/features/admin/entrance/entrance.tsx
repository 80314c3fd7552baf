import type { ReactNode } from 'react'
import { setPreferences } from '../../../lib/preferences.ts'
import { useLanguage } from '../../../lib/i18n.tsx'
import { Button } from '../../../ui/button.tsx'
import { PageHeader } from '../../../ui/layout.tsx'
import styles from './entrance.module.css'

export interface EntranceProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: ReactNode
}

/** The page before the shell: the curtain at one side, what is asked at the other. */
export function Entrance({ title, lead, children }: EntranceProps) {
  const language = useLanguage()
  const other =
    language === 'nl' ? ({ id: 'en', name: 'English' } as const) : ({ id: 'nl', name: 'Nederlands' } as const)
  return (
    <div className={styles.entrance}>
      <Curtain />
      <main className={styles.main}>
        <div className={styles.top}>
          <span className={styles.product}>Klantregie</span>
          <Button tone="quiet" size="small" onPress={() => setPreferences({ language: other.id })}>
            {/* The name of a language is written in that language, also for a screen reader. */}
            <span lang={other.id}>{other.name}</span>
          </Button>
        </div>
        <div className={styles.body}>
          <PageHeader title={title} lead={lead} />
          {children}
        </div>
      </main>
    </div>
  )
}

const FOLDS = 9
const WIDTH = 40

/** A theatre curtain that is also a row of books; drawn, so that it follows the theme. */
function Curtain() {
  // Drawn aside towards the page: the hem rises from fold to fold.
  return (
    <svg
      className={styles.curtain}
      viewBox={`0 0 ${FOLDS * WIDTH} 900`}
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
    >
      {Array.from({ length: FOLDS }, (_, index) => {
        const left = index * WIDTH
        const hem = 880 - Math.round(300 * (index / FOLDS) ** 2.4)
        return (
          <g key={index}>
            <path
              className={index % 2 === 0 ? styles.fold : styles.foldDeep}
              d={`M${left} 0h${WIDTH + 1}V${hem - 14}q${-(WIDTH + 1) / 2} 24 ${-(WIDTH + 1)} 0Z`}
            />
            <path className={styles.band} d={`M${left} ${hem - 74}q${WIDTH / 2} 20 ${WIDTH} 0`} />
            <path className={styles.band} d={`M${left} ${hem - 62}q${WIDTH / 2} 20 ${WIDTH} 0`} />
          </g>
        )
      })}
    </svg>
  )
}
