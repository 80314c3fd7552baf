import { useQuery } from '@tanstack/react-query'
import { Check, X } from 'lucide-react'
import { useState } from 'react'
import type { SegmentGroup } from '@klantregie/contract'
import { useProblemText } from '../../../lib/texts.tsx'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { cx } from '../../../ui/class-names.ts'
import { ComboBox } from '../../../ui/select.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { explainQuery, foundRelationsQuery } from '../segments.api.ts'
import { sayCondition } from '../tree/sentence.view.ts'
import type { Saying } from '../tree/sentence.view.ts'
import { toldOf } from './why.view.ts'
import type { Told } from './why.view.ts'
import styles from './builder.module.css'

interface WhyProps {
  readonly tree: SegmentGroup
  readonly say: Saying
}

const TYPING_PAUSE_MS = 150

/** "Waarom zit … er (niet) in?": of one relation, per condition whether it holds. */
export function Why({ tree, say }: WhyProps) {
  const t = useT()
  const [chosen, setChosen] = useState<{ readonly id: string; readonly name: string } | null>(null)
  return (
    <section aria-labelledby="segment-why" className={styles.side}>
      <h2 id="segment-why">{t('segments.why')}</h2>
      <RelationChoice chosen={chosen} onChange={setChosen} />
      {chosen && <Answer tree={tree} say={say} relation={chosen} />}
    </section>
  )
}

type Relation = { readonly id: string; readonly name: string }
interface RelationChoiceProps {
  readonly chosen: Relation | null
  readonly onChange: (relation: Relation | null) => void
}

function RelationChoice({ chosen, onChange }: RelationChoiceProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const found = useQuery(foundRelationsQuery(useDebounced(typed.trim(), TYPING_PAUSE_MS))).data?.items ?? []
  const hits = found.map(({ id, name, place }) => ({ id, name, place }))
  // Choosing puts the whole name in the box, which is a new question: the one chosen must stay among the choices.
  const options = chosen && !hits.some(({ id }) => id === chosen.id) ? [{ ...chosen, place: null }, ...hits] : hits
  return (
    <ComboBox
      label={t('segments.why.who')}
      isRequired
      value={chosen?.id ?? null}
      options={options.map(({ id, name, place }) => ({ id, label: name, ...(place !== null && { detail: place }) }))}
      onSearch={setTyped}
      onChange={(id) => onChange(options.find((one) => one.id === id) ?? null)}
    />
  )
}

function Answer({ tree, say, relation }: WhyProps & { readonly relation: Relation }) {
  const t = useT()
  const problemText = useProblemText()
  const { data, error } = useQuery(explainQuery(tree, relation.id))
  if (error) return <Callout tone="danger">{problemText(error)}</Callout>
  if (!data) return <p className={styles.soft}>{t('segments.why.asking')}</p>
  const { name } = relation
  const verdict = t(data.isIn ? 'segments.why.isIn' : 'segments.why.isNotIn', { name })
  return (
    <div className={styles.answer}>
      <p role="status" className={cx(styles.verdict, data.isIn ? styles.holds : styles.fails)}>
        <Mark holds={data.isIn} />
        <span>{verdict}</span>
      </p>
      {data.leftOut !== null ? (
        <p>{t(`segments.why.${data.leftOut}`)}</p>
      ) : tree.of.length === 0 ? (
        <p className={styles.soft}>{t('segments.why.noConditions')}</p>
      ) : (
        <ToldPart part={toldOf(tree, data.explanation)} say={say} />
      )}
    </div>
  )
}

function ToldPart({ part, say }: { readonly part: Told; readonly say: Saying }) {
  const t = useT()
  const isGroup = part.what === 'group'
  const text = isGroup ? t(`segments.group.${part.group}`) : sayCondition(part.condition, say)
  return (
    <div className={styles.told}>
      <p className={cx(styles.toldLine, part.holds ? styles.holds : styles.fails)}>
        <Mark holds={part.holds} />
        <span>
          <strong>{t(part.holds ? 'segments.why.yes' : 'segments.why.no')}</strong> {text}
          {!isGroup && part.matters && <em className={styles.cause}> {t('segments.why.cause')}</em>}
        </span>
      </p>
      {isGroup && (
        <ul>
          {part.of.map((one, at) => (
            <li key={at}>
              <ToldPart part={one} say={say} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The word beside it says the same. */
function Mark({ holds }: { readonly holds: boolean }) {
  return holds ? <Check aria-hidden="true" /> : <X aria-hidden="true" />
}
