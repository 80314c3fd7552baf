import { ArrowRight } from 'lucide-react'
import type { Deed, Home } from '@klantregie/contract'
import { usePutAside } from '../../../features/engagement/index.ts'
import { act } from '../../../lib/act.ts'
import { useSession } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../../locale/index.ts'
import { hrefOfDeed } from './home.view.ts'
import styles from './home.module.css'

/** The one thing that is most useful next, with one button. Put aside for today, the next one takes its place. */
export function OneDeed({ home }: { readonly home: Home }) {
  const t = useT()
  const { deed, hasAside } = home
  return (
    <section aria-labelledby="one-deed" className={styles.deed}>
      <p className={styles.eyebrow}>{t('home.deed')}</p>
      {deed === null ? (
        <h2 id="one-deed" className={styles.deedTitle}>
          {t(hasAside ? 'home.deed.aside' : 'home.deed.none')}
        </h2>
      ) : (
        <Asked deed={deed} />
      )}
      {deed === null && !hasAside && <p className={styles.why}>{t('home.deed.noneWhy')}</p>}
      {deed === null && hasAside && <TakeBack />}
    </section>
  )
}

function Asked({ deed }: { readonly deed: Deed }) {
  const t = useT()
  const { viewingAs } = useSession()
  const { title, why } = useDeedTexts(deed)
  return (
    <>
      <h2 id="one-deed" className={styles.deedTitle}>
        {title}
      </h2>
      {why !== null && <p className={styles.why}>{why}</p>}
      <div className={styles.deedActions}>
        <LinkButton href={hrefOfDeed(deed)} tone="primary" icon={<ArrowRight aria-hidden="true" />}>
          {t(`home.deed.${deed.kind}Do`)}
        </LinkButton>
        {viewingAs === null && <PutAside deed={deed} title={title} />}
      </div>
    </>
  )
}

function PutAside({ deed, title }: { readonly deed: Deed; readonly title: string }) {
  const t = useT()
  const problemText = useProblemText()
  const aside = usePutAside()
  const onError = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })
  const press = () =>
    act(aside, deed.key, {
      onSuccess: () => showToast({ text: t('home.deed.wasAside', { title }) }),
      onError,
    })
  return (
    <Button tone="quiet" isPending={aside.isPending} onPress={press}>
      {t('home.deed.notToday')}
    </Button>
  )
}

function TakeBack() {
  const t = useT()
  const aside = usePutAside()
  return (
    <div className={styles.deedActions}>
      <Button isPending={aside.isPending} onPress={() => aside.mutate(null)}>
        {t('home.deed.takeBack')}
      </Button>
    </div>
  )
}

/** What is asked, and why now. */
function useDeedTexts(deed: Deed): { readonly title: string; readonly why: string | null } {
  const t = useT()
  const format = useFormat()
  const { kind, title, relation, count } = deed
  const day = dayOf(deed, format)
  const values = {
    ...{ title: title ?? '', hasTitle: yesNo(title !== null) },
    ...{ name: relation?.name ?? '', hasName: yesNo(relation !== null) },
    ...{ day: day ?? '', hasDay: yesNo(day !== null) },
    count: count ?? 1,
  }
  const why = t(`home.deed.${kind}Why`, values)
  return { title: t(`home.deed.${kind}`, values), why: why === '' ? null : why }
}

const yesNo = (is: boolean): 'yes' | 'no' => (is ? 'yes' : 'no')

/** The moment where the law counts in hours, else the day. */
function dayOf({ at, day }: Deed, format: ReturnType<typeof useFormat>): string | null {
  if (at !== null) return format.dateTime(at)
  return day === null ? null : format.date(day)
}
