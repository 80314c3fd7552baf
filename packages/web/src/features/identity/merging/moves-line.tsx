import { lookUp, useLanguage } from '../../../lib/i18n.tsx'
import { useT } from '../locale/index.ts'
import { movesOf } from '../questions/after-merge.view.ts'
import styles from './merging.module.css'

interface MovesLineProps {
  readonly title: string
  readonly moves: readonly { readonly table: string; readonly rows: number }[]
}

/** What goes along, counted: "2 bronrecords · 1 rol". */
export function MovesLine({ title, moves }: MovesLineProps) {
  const t = useT()
  const language = useLanguage()
  const counted = movesOf({ moves: [...moves] })
  if (counted.length === 0) return null
  return (
    <div className={styles.moves}>
      <span>{title}</span>
      <ul>
        {counted.map(({ table, rows: count }) => (
          <li key={table}>{lookUp(`moved.${table}`, language, { count }) ?? t('moved.other', { count })}</li>
        ))}
      </ul>
    </div>
  )
}
