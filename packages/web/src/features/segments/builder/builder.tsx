import { useQuery } from '@tanstack/react-query'
import { Redo2, Undo2 } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import type { ComponentProps } from 'react'
import type { Condition, SegmentGroup } from '@klantregie/contract'
import { ApiProblem } from '../../../lib/problem.ts'
import { useFormat } from '../../../lib/texts.tsx'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { IconButton } from '../../../ui/button.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { useT } from '../locale/index.ts'
import { countQuery } from '../segments.api.ts'
import { treeOf } from '../tree/draft.view.ts'
import { useModel } from '../tree/model.ts'
import { sayTree } from '../tree/sentence.view.ts'
import { useSaying } from '../tree/use-saying.ts'
import { Brought } from './brought.tsx'
import { BuildingContext } from './building.ts'
import { CopyMenu } from './copy-menu.tsx'
import { Figures } from './figures.tsx'
import { Group } from './group.tsx'
import { Members } from './members.tsx'
import { useFocusAfter } from './use-focus-after.ts'
import type { useTree } from './use-tree.ts'
import { Why } from './why.tsx'
import styles from './builder.module.css'

interface BuilderProps {
  readonly tree: ReturnType<typeof useTree>
  readonly selfId: string | null
}

/** Long enough not to count at every letter, short enough to feel at once. */
const COUNT_AFTER_MS = 250

/** The conditions at the left, what comes of them at the right. */
export function Builder({ tree, selfId }: BuilderProps) {
  const t = useT()
  const within = useRef<HTMLDivElement>(null)
  const focus = useFocusAfter(within)
  const [told, setTold] = useState('')
  const { tree: now, unfinished } = useMemo(() => treeOf(tree.draft), [tree.draft])
  const asked = useSettled(now)
  const counted = useQuery(countQuery(asked))
  const model = useModel(now)
  const say = useSaying(model)
  const sentence = sayTree(now, say)
  return (
    <div className={styles.builder}>
      <section aria-label={t('segments.conditions')} className={styles.conditions} ref={within}>
        <div className={styles.bar}>
          <h2>{t('segments.who')}</h2>
          <BarCount count={counted.data?.count} />
          <span className={styles.barTools}>
            <IconButton
              label={t('segments.undo')}
              icon={<Undo2 aria-hidden="true" />}
              isDisabled={tree.undo === null}
              onPress={() => tree.undo?.()}
            />
            <IconButton
              label={t('segments.redo')}
              icon={<Redo2 aria-hidden="true" />}
              isDisabled={tree.redo === null}
              onPress={() => tree.redo?.()}
            />
            <CopyMenu tree={now} sentence={sentence} />
          </span>
        </div>
        <BuildingContext
          value={{
            draft: tree.draft,
            change: tree.change,
            focus,
            tell: setTold,
            model,
            say,
            selfId,
            refused: refusedBy(counted.error),
          }}
        >
          <Group group={tree.draft} depth={0} />
        </BuildingContext>
        <p className={styles.sentence}>{sentence}</p>
        <Why tree={asked} say={say} />
        <VisuallyHidden>
          <span role="status">{told}</span>
        </VisuallyHidden>
      </section>
      <Outcome asked={asked} figures={{ counted, isAhead: asked !== now, unfinished }} />
    </div>
  )
}

interface OutcomeProps {
  readonly asked: SegmentGroup
  readonly figures: ComponentProps<typeof Figures>
}

/** What comes of the conditions: how many, what they brought, and some of them. */
function Outcome({ asked, figures }: OutcomeProps) {
  const t = useT()
  const { counted } = figures
  return (
    <aside aria-label={t('segments.outcome')} className={styles.outcome}>
      <Figures {...figures} />
      <Brought conditions={asked} />
      <Members tree={asked} hasFailed={counted.isError} count={counted.data?.count ?? null} />
    </aside>
  )
}

/** On a telephone the figures stand far below; this stays in sight. It is said once, with the figures. */
function BarCount({ count }: { readonly count: number | undefined }) {
  const { number } = useFormat()
  return (
    <span className={styles.barCount} aria-hidden="true">
      {count === undefined ? '' : number(count)}
    </span>
  )
}

/** The tree once it has stood still; the same tree stays the same object, so that nothing is asked twice. */
function useSettled(tree: SegmentGroup): SegmentGroup {
  const text = useDebounced(JSON.stringify(tree), COUNT_AFTER_MS)
  const now = JSON.stringify(tree)
  const settled = useMemo(() => JSON.parse(text) as SegmentGroup, [text])
  return text === now ? tree : settled
}

/** Which conditions a refusal is about. */
function refusedBy(error: Error | null): ReadonlySet<Condition['about']> {
  if (!(error instanceof ApiProblem)) return new Set()
  if (error.code === 'segments.condition_hidden') return new Set([error.details['about'] as Condition['about']])
  if (error.code === 'segments.segment_not_found') return new Set(['segment'])
  if (error.code === 'segments.moment_not_found') return new Set(['moment'])
  if (error.code === 'relations.filter_invalid' || error.code === 'relations.field_hidden')
    return new Set(['own_field'])
  return new Set()
}
