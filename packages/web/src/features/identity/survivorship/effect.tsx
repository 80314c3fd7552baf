import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { FieldKey, previewSurvivorship } from '@klantregie/contract'
import type { z } from 'zod'
import { useProblemText } from '../../../lib/texts.tsx'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { TextLink } from '../../../ui/button.tsx'
import { relationHref } from '../addresses.ts'
import { useFieldText } from '../field-text.ts'
import { useT } from '../locale/index.ts'
import { effectQuery } from './survivorship.api.ts'
import type { Rule } from './survivorship.api.ts'
import styles from './survivorship.module.css'

/** Somebody putting sources in order presses a few times in a row; the last one is worth counting. */
const CHOOSING_PAUSE_MS = 400

/** Enough to see what it is about. */
const EXAMPLES = 5

type Answer = z.output<typeof previewSurvivorship.response>

/** How many relations would show another value, with examples; counted before it is kept. */
export function Effect({ field, rule }: { readonly field: FieldKey; readonly rule: Rule }) {
  const t = useT()
  const problemText = useProblemText()
  const asked = useDebounced(rule, CHOOSING_PAUSE_MS)
  const effect = useQuery({ ...effectQuery(field, asked), placeholderData: keepPreviousData })
  const isStale = effect.isPlaceholderData || asked !== rule
  return (
    <section className={styles.effect} aria-labelledby="believe-effect">
      <h3 id="believe-effect">{t('believe.effect')}</h3>
      <p role="status">
        {effect.isError ? (
          problemText(effect.error)
        ) : effect.data && !isStale ? (
          <Count answer={effect.data} />
        ) : (
          t('believe.counting')
        )}
      </p>
      {effect.data && effect.data.examples.length > 0 && <Examples field={field} answer={effect.data} />}
    </section>
  )
}

function Count({ answer: { changed: count, looked, isExact } }: { readonly answer: Answer }) {
  const t = useT()
  if (count === 0) return t('believe.nothing')
  return t(isExact ? 'believe.exact' : 'believe.about', { count, looked })
}

function Examples({ field, answer }: { readonly field: FieldKey; readonly answer: Answer }) {
  const t = useT()
  const say = useFieldText()
  const value = (text: string | null) => (text === null ? t('merge.empty') : say(field, text))
  return (
    <table className={styles.examples}>
      <caption>{t('believe.examples')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('believe.example')}</th>
          <th scope="col">{t('believe.before')}</th>
          <th scope="col">{t('believe.after')}</th>
        </tr>
      </thead>
      <tbody>
        {answer.examples.slice(0, EXAMPLES).map(({ id, name, before, after }) => (
          <tr key={id}>
            <th scope="row">
              <TextLink href={relationHref(id)} target="_blank">
                {name}
              </TextLink>
            </th>
            <td>{value(before)}</td>
            <td>{value(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
