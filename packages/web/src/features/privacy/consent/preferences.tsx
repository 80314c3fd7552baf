import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changePreferences, getPreferences, unsubscribe } from '@klantregie/contract'
import type { Preference } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useLanguage } from '../../../lib/i18n.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Switch } from '../../../ui/choice.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useLinkToken, VisitorPage } from './visitor-page.tsx'
import styles from './visitor.module.css'

/** What somebody receives, by the signed link from a mail: each choice holds at once, and everything can be stopped. */
export function PreferencesScreen() {
  const t = useT()
  const token = useLinkToken()
  const language = useLanguage()
  const [isStopped, setStopped] = useState(false)
  const preferences = useQuery({
    queryKey: ['privacy', 'preferences', token, language],
    queryFn: ({ signal }) => call(getPreferences, { body: { token, language }, signal }),
    enabled: !isStopped,
    retry: false,
  })
  if (isStopped) return <VisitorPage title={t('preferences.stopped')}>{t('preferences.stoppedText')}</VisitorPage>
  if (isProblem(preferences.error, 'privacy.link_invalid') || isProblem(preferences.error, 'http.invalid_input'))
    return <NotYours token={token} onStopped={() => setStopped(true)} />
  return (
    <QueryStates query={preferences} shape="text">
      {({ organisation, address, items }) => (
        <VisitorPage title={t('preferences.title')} lead={t('preferences.lead', { organisation, address })}>
          {items.length === 0 && <p>{t('preferences.none')}</p>}
          <div>
            {items.map((item) => (
              <PreferenceLine
                key={`${item.purposeId} ${item.channel} ${item.topicId ?? ''}`}
                token={token}
                item={item}
              />
            ))}
          </div>
          <StopAll token={token} onStopped={() => setStopped(true)} />
        </VisitorPage>
      )}
    </QueryStates>
  )
}

/** A link of an address that somebody no longer has opens nothing, but it still stops the mail. */
function NotYours({ token, onStopped }: { readonly token: string; readonly onStopped: () => void }) {
  const t = useT()
  return (
    <VisitorPage title={t('preferences.invalid')} lead={t('preferences.invalidText')}>
      {token !== '' && <StopAll token={token} onStopped={onStopped} />}
    </VisitorPage>
  )
}

function PreferenceLine({ token, item }: { readonly token: string; readonly item: Preference }) {
  const t = useT()
  const cache = useQueryClient()
  const language = useLanguage()
  const problemText = useProblemText()
  const change = useMutation({
    mutationFn: (isOn: boolean) =>
      call(changePreferences, {
        body: {
          token,
          language,
          changes: [
            {
              purposeId: item.purposeId,
              channel: item.channel,
              isOn,
              ...(item.topicId !== null && { topicId: item.topicId }),
              ...(isOn && item.wording && { wordingId: item.wording.id }),
            },
          ],
        },
      }),
    onSuccess: (answer) => {
      cache.setQueryData(['privacy', 'preferences', token, language], answer)
      showToast({ text: t('preferences.saved') })
    },
    onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
  })
  const what = [item.name, item.topic, t(`channel.${item.channel}`)].filter((part) => part !== null).join(' · ')
  return (
    <div className={styles.option}>
      <Switch
        isSelected={item.isOn}
        isDisabled={change.isPending || (!item.isOn && item.wording === null)}
        onChange={(isOn) => change.mutate(isOn)}
        detail={item.description}
      >
        {what}
      </Switch>
      {item.wording && <p className={styles.words}>{item.wording.text}</p>}
    </div>
  )
}

function StopAll({ token, onStopped }: { readonly token: string; readonly onStopped: () => void }) {
  const t = useT()
  const problemText = useProblemText()
  const stop = useMutation({ mutationFn: () => call(unsubscribe, { params: { token } }), onSuccess: onStopped })
  return (
    <>
      {stop.isError && (
        <Callout tone="danger" isAnnounced>
          {problemText(stop.error)}
        </Callout>
      )}
      <div>
        <Button isPending={stop.isPending} onPress={() => stop.mutate()}>
          {t('preferences.stop')}
        </Button>
      </div>
    </>
  )
}
