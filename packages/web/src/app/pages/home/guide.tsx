import { ArrowRight, Circle, CircleCheck } from 'lucide-react'
import { Link } from 'react-aria-components'
import type { GuideStepKey, Home } from '@klantregie/contract'
import { useSetGuide } from '../../../features/engagement/index.ts'
import { act } from '../../../lib/act.ts'
import { useSession } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { cx } from '../../../ui/class-names.ts'
import { showToast } from '../../../ui/toast.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { useT } from '../../locale/index.ts'
import { guideOf, hrefOfStep } from './home.view.ts'
import styles from './home.module.css'

interface GuideProps {
  readonly guide: Home['guide']
  /** Nothing else asks for attention: the next step is the one thing to do. */
  readonly isLoud: boolean
  /** It was put away or back. */
  readonly onClosed: () => void
}

/** The way from an empty house to one that is lived in. It ticks itself: a step is done when what is there says so. */
export function Guide({ guide, isLoud, onClosed }: GuideProps) {
  const t = useT()
  const { viewingAs } = useSession()
  const { steps, next, done } = guideOf(guide.steps)
  return (
    <section aria-labelledby="guide" className={cx(styles.guide, isLoud && styles.loud)}>
      <div className={styles.head}>
        <h2 id="guide">{t('home.guide')}</h2>
        <span className={styles.soft}>{t('home.guide.done', { done, total: steps.length })}</span>
      </div>
      {next === null && <p className={styles.why}>{t('home.guide.allDone')}</p>}
      {next !== null && isLoud && <Next step={next} />}
      <ol className={styles.steps}>
        {steps.map(({ step, isDone }) => (
          <li key={step} className={cx(styles.step, isDone && styles.done)}>
            {isDone ? <CircleCheck aria-hidden="true" /> : <Circle aria-hidden="true" />}
            {isDone ? (
              <span>{t(`home.step.${step}`)}</span>
            ) : (
              <Link href={hrefOfStep[step]}>{t(`home.step.${step}`)}</Link>
            )}
            {isDone && <VisuallyHidden>{t('home.guide.isDone')}</VisuallyHidden>}
          </li>
        ))}
      </ol>
      {viewingAs === null && <PutAway isPutAway={guide.isPutAway} onClosed={onClosed} />}
    </section>
  )
}

function Next({ step }: { readonly step: GuideStepKey }) {
  const t = useT()
  return (
    <div className={styles.next}>
      <h3>{t(`home.step.${step}`)}</h3>
      <p className={styles.why}>{t(`home.step.${step}Why`)}</p>
      <div>
        <LinkButton href={hrefOfStep[step]} tone="primary" icon={<ArrowRight aria-hidden="true" />}>
          {t(`home.step.${step}Do`)}
        </LinkButton>
      </div>
    </div>
  )
}

function PutAway({ isPutAway, onClosed }: { readonly isPutAway: boolean; readonly onClosed: () => void }) {
  const t = useT()
  const problemText = useProblemText()
  const set = useSetGuide()
  const press = () =>
    act(set, !isPutAway, {
      onSuccess: () => {
        onClosed()
        showToast({ text: t(isPutAway ? 'home.guide.isBack' : 'home.guide.isAway') })
      },
      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
    })
  return (
    <div>
      <Button size="small" tone="quiet" isPending={set.isPending} onPress={press}>
        {t(isPutAway ? 'home.guide.bringBack' : 'home.guide.putAway')}
      </Button>
    </div>
  )
}
