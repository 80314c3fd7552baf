import { useEffect, useState } from 'react'
import { finishSignOn } from '@klantregie/contract'
import type { Session } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { LinkButton } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/states.tsx'
import { Entrance } from '../entrance/entrance.tsx'
import { CodeStep } from '../entrance/sign-in-steps.tsx'
import { useEnter } from '../entrance/sign-in.tsx'
import { useT } from '../locale/index.ts'

type Outcome =
  | { readonly at: 'busy' }
  | { readonly at: 'code'; readonly challenge: string; readonly next: string }
  | { readonly at: 'refused'; readonly error: unknown }

/** What stands behind the address is used once: a page that is shown twice must not ask twice. */
const asked = new Map<string, ReturnType<typeof finish>>()
const finish = (answer: string) => call(finishSignOn, { body: { answer } })
function finishOnce(answer: string): ReturnType<typeof finish> {
  const running = asked.get(answer) ?? finish(answer)
  asked.set(answer, running)
  return running
}

/** Where another house sends the browser back to. */
export function ReturnedScreen() {
  const t = useT()
  const enter = useEnter()
  const problemText = useProblemText()
  const [answer] = useState(() => window.location.search.slice(1))
  const [outcome, setOutcome] = useState<Outcome>({ at: 'busy' })
  useEffect(() => {
    // A code must not stay in the history of the browser.
    window.history.replaceState(window.history.state, '', '/aanmelden/terug')
    let isHere = true
    finishOnce(answer === '' ? 'empty' : answer).then(
      (done) => {
        if (!isHere) return
        if (done.state === 'signed_in') enter(done.session, done.next)
        else if (done.state === 'linked') window.location.replace(done.next)
        else setOutcome({ at: 'code', challenge: done.challenge, next: done.next })
      },
      (error: unknown) => {
        if (isHere) setOutcome({ at: 'refused', error })
      },
    )
    return () => {
      isHere = false
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, with what stood behind the address
  }, [answer])
  const signedIn = (session: Session) => enter(session, outcome.at === 'code' ? outcome.next : '/')
  const again = <LinkButton href="/sign-in">{t('signOn.again')}</LinkButton>
  return (
    <Entrance title={outcome.at === 'refused' ? t('signOn.refused') : t('signIn.title')}>
      {outcome.at === 'busy' && <p role="status">{t('signOn.busy')}</p>}
      {outcome.at === 'code' && (
        <CodeStep
          challenge={outcome.challenge}
          onSignedIn={signedIn}
          onAgain={() => window.location.assign('/sign-in')}
        />
      )}
      {outcome.at === 'refused' && (
        <>
          <Callout tone="danger">{problemText(outcome.error)}</Callout>
          <div>{again}</div>
        </>
      )}
    </Entrance>
  )
}
