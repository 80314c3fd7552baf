import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { EffectSide, RightsCell, RightsEffect, RightsMatrix } from '@klantregie/contract'
import { useProblemText } from '../../../lib/texts.tsx'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { useFieldName } from './names.ts'
import { effectQuery } from './rights.api.ts'
import { hasEffect } from './rights.view.ts'
import type { CellPlace } from './rights.view.ts'
import styles from './rights.module.css'

/** Somebody ticks a few boxes in a row; the last state is worth counting. */
const CHOOSING_PAUSE_MS = 400

interface EffectProps {
  readonly place: CellPlace
  readonly cell: RightsCell
  readonly fields: RightsMatrix['fields']
}

/** How many colleagues gain or lose what, and of how many relations; counted before it is kept. */
export function Effect({ place, cell, fields }: EffectProps) {
  const t = useT()
  const problemText = useProblemText()
  const asked = useDebounced(cell, CHOOSING_PAUSE_MS)
  const effect = useQuery({ ...effectQuery(place, asked), placeholderData: keepPreviousData })
  const isStale = effect.isPlaceholderData || asked !== cell
  return (
    <section className={styles.effect} aria-labelledby="rights-effect">
      <h3 id="rights-effect">{t('rights.effect')}</h3>
      <div role="status">
        {effect.isError ? (
          problemText(effect.error)
        ) : effect.data && !isStale ? (
          <Lines effect={effect.data} fields={fields} />
        ) : (
          t('rights.counting')
        )}
      </div>
    </section>
  )
}

function Lines({ effect, fields }: { readonly effect: RightsEffect; readonly fields: RightsMatrix['fields'] }) {
  const t = useT()
  const nameOf = useFieldName(fields)
  if (effect.nobodyLeft.length > 0) return <Callout tone="danger">{t('rights.effectNobody')}</Callout>
  if (!hasEffect(effect)) return t('rights.effectNone')
  return (
    <ul>
      {effect.rights.flatMap(({ right, gains, loses }) => [
        gains.colleagues > 0 && (
          <SideLine key={`${right} gains`} text="rights.effectGains" right={t(`rights.right.${right}`)} side={gains} />
        ),
        loses.colleagues > 0 && (
          <SideLine key={`${right} loses`} text="rights.effectLoses" right={t(`rights.right.${right}`)} side={loses} />
        ),
      ])}
      {effect.fields.flatMap(({ field, gains, loses }) => [
        gains > 0 && (
          <li key={`${field} gains`}>{t('rights.effectFieldGains', { field: nameOf(field), count: gains })}</li>
        ),
        loses > 0 && (
          <li key={`${field} loses`}>{t('rights.effectFieldLoses', { field: nameOf(field), count: loses })}</li>
        ),
      ])}
    </ul>
  )
}

interface SideLineProps {
  readonly text: 'rights.effectGains' | 'rights.effectLoses'
  readonly right: string
  readonly side: EffectSide
}

function SideLine({ text, right, side: { colleagues, names, relations } }: SideLineProps) {
  const t = useT()
  const others = colleagues - names.length
  const shown = others > 0 ? t('rights.namesMore', { names: names.join(', '), count: others }) : names.join(', ')
  return (
    <li>
      {t(text, { right: right.toLocaleLowerCase(), count: colleagues, relations })}
      <span className={styles.soft}> ({shown})</span>
    </li>
  )
}
