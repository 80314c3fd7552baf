import { useMutation, useQueryClient } from '@tanstack/react-query'
import { giveSelfServiceLink, revokeSelfServiceLink } from '@klantregie/contract'
import type { RequestPage } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { copyText } from '../../../lib/save-text.ts'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useRequestAct } from './requests.api.ts'
import styles from './requests.module.css'

/** The door for the person. The link itself is shown once: we keep only a fingerprint of it. */
export function LinkPart({ page }: { readonly page: RequestPage }) {
  const t = useT()
  const format = useFormat()
  const problemText = useProblemText()
  const cache = useQueryClient()
  const act = useRequestAct(page.id)
  const give = useMutation({
    mutationFn: (withMail: boolean) => call(giveSelfServiceLink, { params: { id: page.id }, body: { withMail } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['privacy', 'requests'] }),
    onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
  })
  const isKnown = page.identity !== null
  return (
    <section className={styles.part} aria-labelledby="request-link">
      <h2 id="request-link">{t('privacy.request.linkTitle')}</h2>
      <p className={styles.soft}>{t('privacy.request.linkHelp')}</p>
      {page.link && <p>{t('privacy.request.linkUntil', { day: format.date(page.link.expiresAt) })}</p>}
      {give.data && <NewLink url={give.data.url} isMailed={give.data.isMailed} wasAsked={give.variables} />}
      <Row>
        <Button isDisabled={!isKnown} isPending={give.isPending} onPress={() => give.mutate(false)}>
          {t('privacy.request.linkMake')}
        </Button>
        <Button isDisabled={!isKnown} onPress={() => give.mutate(true)}>
          {t('privacy.request.linkMail')}
        </Button>
        {page.link && (
          <Button
            tone="quiet"
            onPress={() => act.mutate(() => call(revokeSelfServiceLink, { params: { id: page.id } }))}
          >
            {t('privacy.request.linkEnd')}
          </Button>
        )}
      </Row>
    </section>
  )
}

interface NewLinkProps {
  readonly url: string
  readonly isMailed: boolean
  readonly wasAsked: boolean
}

function NewLink({ url, isMailed, wasAsked }: NewLinkProps) {
  const t = useT()
  if (isMailed)
    return (
      <Callout tone="success" isAnnounced>
        {t('privacy.request.linkMailed')}
      </Callout>
    )
  const copy = async () => {
    await copyText(url)
    showToast({ text: t('privacy.request.linkCopied') })
  }
  return (
    <>
      {wasAsked && (
        <Callout tone="attention" isAnnounced>
          {t('privacy.request.linkNotMailed')}
        </Callout>
      )}
      <TextField label={t('privacy.request.linkTitle')} value={url} isReadOnly />
      <div>
        <Button tone="primary" onPress={() => void copy()}>
          {t('privacy.request.linkCopy')}
        </Button>
      </div>
    </>
  )
}
