import type { PressureCap, PressureLevel } from '@klantregie/contract'
import { TextLink } from '../../../ui/button.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import styles from './pressure.module.css'

/** "E-mail, in een week", and for whom when that is the household. */
export function useCapName(): (cap: PressureCap) => string {
  const t = useT()
  return ({ channel, period, reach }) => {
    const way = channel === null ? t('pressure.everyChannel') : t(`approaches.channel.${channel}`)
    const name = t('pressure.capName', { channel: way, period: t(`pressure.in.${period}`) })
    return reach === 'household' ? t('pressure.ofHousehold', { name }) : name
  }
}

/** What counts for one cap; of what is kept back only that there is more. */
export function PressureEvidence({ level }: { readonly level: PressureLevel }) {
  const t = useT()
  const format = useFormat()
  return (
    <ul className={styles.list}>
      {level.approaches.map((approach) => (
        <li key={approach.id}>
          {t(`approaches.kind.${approach.kind}`)} · {approach.purpose} · {format.date(approach.startsOn)}
          {approach.endsOn !== approach.startsOn && ` – ${format.date(approach.endsOn)}`} · {approach.owner} ·{' '}
          <TextLink quiet href={`/relaties/${approach.relation.id}`}>
            {approach.relation.name}
          </TextLink>
        </li>
      ))}
      {level.hasHidden && <li>{t('pressure.hidden')}</li>}
    </ul>
  )
}
