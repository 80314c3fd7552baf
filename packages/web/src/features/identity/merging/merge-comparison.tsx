import { useNavigate } from '@tanstack/react-router'
import { ArrowLeftRight } from 'lucide-react'
import { useState } from 'react'
import type { MergePreview } from '@klantregie/contract'
import { Button, TextLink } from '../../../ui/button.tsx'
import { mergeHref, relationHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { DecidedNotSame } from './decided-not-same.tsx'
import { MergeConfirmation } from './merge-confirmation.tsx'
import { MergeFields } from './merge-fields.tsx'
import type { Picked } from '../questions/after-merge.view.ts'
import { rowsOf } from './merge.view.ts'
import styles from './merging.module.css'

/** Both sides, what of each will be shown, and then one button. */
export function MergeComparison({ preview }: { readonly preview: MergePreview }) {
  // Kept by relation and not by side, so that swapping who stays loses no choice.
  const [chosen, setChosen] = useState<Picked>({})
  const rows = rowsOf(preview)
  return (
    <div className={styles.comparison}>
      {preview.notSame && <DecidedNotSame decision={preview.notSame} />}
      <div className={styles.sheet}>
        <Sides preview={preview} />
        <MergeFields
          rows={rows}
          winner={preview.winner}
          chosen={chosen}
          onChoose={(field, id) => setChosen((now) => ({ ...now, [field]: id }))}
        />
      </div>
      <MergeConfirmation preview={preview} rows={rows} chosen={chosen} />
    </div>
  )
}

function Sides({ preview }: { readonly preview: MergePreview }) {
  const t = useT()
  const navigate = useNavigate()
  const { winner, loser } = preview
  const swap = () => void navigate({ href: mergeHref(loser.id, winner.id), replace: true, resetScroll: false })
  return (
    <div className={styles.sides}>
      <div className={styles.swap}>
        <Button size="small" icon={<ArrowLeftRight aria-hidden="true" />} onPress={swap}>
          {t('merge.swap')}
        </Button>
      </div>
      {([winner, loser] as const).map((side, index) => (
        <div key={side.id} className={styles.side}>
          <span className={styles.sideRole}>{t(index === 0 ? 'merge.stays' : 'merge.goes')}</span>
          <h2>
            <TextLink href={relationHref(side.id)}>{side.name}</TextLink>
          </h2>
          <span className={styles.soft}>{t('merge.records', { count: side.recordCount })}</span>
        </div>
      ))}
    </div>
  )
}
