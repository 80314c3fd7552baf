import { useQuery } from '@tanstack/react-query'
import { ArrowRight, Check } from 'lucide-react'
import { Link } from 'react-aria-components'
import { branchesQuery, usersQuery } from '../../features/admin/index.ts'
import { dutchHour } from '../../lib/format.ts'
import { useMay, useSession } from '../../lib/session.tsx'
import { useFormat } from '../../lib/texts.tsx'
import { cx } from '../../ui/class-names.ts'
import { Page, PageHeader } from '../../ui/layout.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { features } from '../features.ts'
import { useT } from '../locale/index.ts'
import { firstSteps, partOfDay } from './today.view.ts'
import type { FirstStep } from './today.view.ts'
import styles from './today.module.css'

/** The home page: what there is to do now. Features add their panels below the first steps. */
export function TodayPage() {
  const t = useT()
  const format = useFormat()
  const { user } = useSession()
  const now = new Date()
  const steps = useFirstSteps()
  const firstName = user.name.split(' ')[0] ?? user.name
  return (
    <Page width="narrow">
      <PageHeader
        title={t(`today.${partOfDay(dutchHour(now))}`, { name: firstName })}
        lead={format.longDate(now.toISOString())}
      />
      {steps && (steps.some((step) => !step.isDone) ? <Steps steps={steps} /> : <Ready />)}
      {features.map(({ TodayPanel }, index) => TodayPanel && <TodayPanel key={index} />)}
    </Page>
  )
}

/** Null until the counts are known: a step must not jump from open to done under somebody's pointer. */
function useFirstSteps(): readonly FirstStep[] | null {
  const may = useMay()
  const { user } = useSession()
  const manages = may('admin.user.manage')
  const users = useQuery({ ...usersQuery, enabled: manages })
  const branches = useQuery({ ...branchesQuery, enabled: manages })
  const hrefs = features.flatMap((feature) => feature.useNavigation()).map((item) => item.href)
  if (users.isLoading || branches.isLoading) return null
  return firstSteps({
    hasSecondFactor: user.hasSecondFactor,
    userCount: users.data?.items.length ?? null,
    branchCount: branches.data?.items.length ?? null,
    importHref: hrefs.find((href) => href === '/imports') ?? null,
  })
}

function Ready() {
  const t = useT()
  return (
    <section>
      <h2>{t('today.ready')}</h2>
      <p className={styles.text}>{t('today.readyText')}</p>
    </section>
  )
}

function Steps({ steps }: { readonly steps: readonly FirstStep[] }) {
  const t = useT()
  const { organisation } = useSession()
  return (
    <section className={styles.steps} aria-labelledby="first-steps">
      <h2 id="first-steps">{t('today.steps')}</h2>
      <p className={styles.text}>{t('today.stepsLead', { organisation: organisation.name })}</p>
      <ol className={styles.list}>
        {steps.map((step, index) => (
          <li key={step.id} className={cx(styles.step, step.isDone && styles.done)}>
            <span className={styles.number} aria-hidden="true">
              {step.isDone ? <Check /> : index + 1}
            </span>
            <div>
              <Link href={step.href} className={styles.title ?? ''}>
                {t(`today.step.${step.id}`)}
                {step.isDone ? (
                  <VisuallyHidden> ({t('today.done')})</VisuallyHidden>
                ) : (
                  <ArrowRight aria-hidden="true" />
                )}
              </Link>
              <p className={styles.text}>{t(`today.step.${step.id}Text`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
