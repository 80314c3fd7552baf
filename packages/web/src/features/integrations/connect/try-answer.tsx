import type { ConnectionTest } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { useDeliveryProblem, useSystemWords } from '../words.ts'
import styles from './connect.module.css'

/** What the other system answered to a first question. */
export function TryAnswer({ answer }: { readonly answer: ConnectionTest }) {
  const t = useT()
  const format = useFormat()
  const words = useSystemWords()
  const say = useDeliveryProblem()
  const { isOk, problem, answeredAs, totals } = answer
  if (!isOk)
    return (
      <Callout tone="danger" title={t('try.failed')} isAnnounced>
        {problem === null ? t('deliveryProblem.internal') : say(problem)}
      </Callout>
    )
  return (
    <Callout tone="success" isAnnounced title={answeredAs === null ? t('try.ok') : t('try.okAs', { name: answeredAs })}>
      {totals.length > 0 && (
        <ul className={styles.totals}>
          {totals.map(({ stream, count }) => (
            <li key={stream}>
              {words.stream(stream)}: {format.number(count)}
            </li>
          ))}
        </ul>
      )}
    </Callout>
  )
}
