import { useEffect, useReducer } from 'react'
import { act } from '../../../lib/act.ts'
import { useSession } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useEndBreakGlass, useForgetEverything, useStopViewing } from './rights.api.ts'
import { minutesLeft } from './rights.view.ts'
import styles from './rights.module.css'

/** Above every screen: that one looks along as somebody, or has sight that one gave oneself; with the way out. */
export function AccessStrips() {
  const { viewingAs, openedDomains } = useSession()
  return (
    <>
      {viewingAs && <ViewingStrip name={viewingAs.name} />}
      {openedDomains.map((opened) => (
        <OpenedStrip key={opened.id} {...opened} />
      ))}
    </>
  )
}

function ViewingStrip({ name }: { readonly name: string }) {
  const t = useT()
  const problemText = useProblemText()
  const stop = useStopViewing()
  return (
    <div className={styles.strip} role="region" aria-label={t('viewing.strip')}>
      <span>{t('viewing.text', { name })}</span>
      <Button
        size="small"
        isPending={stop.isPending}
        onPress={() =>
          act(stop, undefined, { onError: (error) => showToast({ tone: 'danger', text: problemText(error) }) })
        }
      >
        {t('viewing.stop')}
      </Button>
    </div>
  )
}

/** Often enough that the minutes are right. */
const TICK_MS = 10_000

interface OpenedStripProps {
  readonly id: string
  readonly domain: string
  readonly until: string
}

function OpenedStrip({ id, domain, until }: OpenedStripProps) {
  const t = useT()
  const problemText = useProblemText()
  const end = useEndBreakGlass()
  const minutes = useMinutesLeft(until)
  if (minutes === 0) return null
  return (
    <div className={styles.strip} role="region" aria-label={t('glass.strip', { domain })}>
      <span>{t('glass.left', { domain, count: minutes })}</span>
      <Button
        size="small"
        isPending={end.isPending}
        onPress={() => act(end, id, { onError: (error) => showToast({ tone: 'danger', text: problemText(error) }) })}
      >
        {t('glass.end')}
      </Button>
    </div>
  )
}

/** When the time is up everything on the screen is asked for again: it may not be there any more. */
function useMinutesLeft(until: string): number {
  const [, tick] = useReducer((count: number) => count + 1, 0)
  const forget = useForgetEverything()
  const minutes = minutesLeft(until, new Date())
  const isOver = minutes === 0
  useEffect(() => {
    if (isOver) return
    const timer = setInterval(tick, TICK_MS)
    return () => clearInterval(timer)
  }, [isOver])
  useEffect(() => {
    if (isOver) void forget()
  }, [isOver, forget])
  return minutes
}
