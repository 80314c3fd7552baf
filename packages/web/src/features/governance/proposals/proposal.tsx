import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import type { ProposalPage } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { isProblem } from '../../../lib/problem.ts'
import { PageStates } from '../../../lib/page-states.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { FormSection, Page, PageHeader, Row, Stack } from '../../../ui/layout.tsx'
import { Callout, Status } from '../../../ui/states.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { Differences } from '../model/differences.tsx'
import { proposalQuery, useComment, useDecide, useWithdraw } from './proposals.api.ts'
import { toneOf } from './proposals.tsx'
import styles from '../model/model.module.css'

export function ProposalScreen() {
  const t = useT()
  const { id } = useParams({ from: '/shell/voorstellen/$id' })
  const proposal = useQuery(proposalQuery(id))
  if (isProblem(proposal.error, 'governance.proposal_not_found') || isProblem(proposal.error, 'http.invalid_input'))
    return (
      <Page width="narrow">
        <PageHeader title={t('proposals.lost')} />
        <div>
          <LinkButton href="/voorstellen">{t('proposals.title')}</LinkButton>
        </div>
      </Page>
    )
  return (
    <PageStates query={proposal} up={{ label: t('proposals.title'), href: '/voorstellen' }}>
      {(page) => <Shown page={page} />}
    </PageStates>
  )
}

function Shown({ page }: { readonly page: ProposalPage }) {
  const t = useT()
  const format = useFormat()
  const { title, element, change, status, domain, proposedBy, proposedAt } = page
  return (
    <Page width="narrow">
      <PageHeader
        title={t('proposals.what', { what: t(`proposals.what.${element}.${change}`), title })}
        breadcrumbs={[{ label: t('proposals.title'), href: '/voorstellen' }]}
        lead={t('proposals.leadOne', {
          by: proposedBy,
          at: format.dateTime(proposedAt),
          domain: domain?.name ?? t('model.noDomain'),
        })}
      />
      <div>
        <Status tone={toneOf[status]}>{t(`proposals.status.${status}`)}</Status>
      </div>
      <FormSection title={t('proposals.why')}>
        <p className={styles.differences} dir="auto">
          {page.reason}
        </p>
      </FormSection>
      <FormSection title={t('proposals.changes')}>
        {page.isOvertaken && <Overtaken page={page} />}
        <Differences before={page.seen} after={wantedOf(page)} />
        {change === 'retire' && <p>{t('proposals.retires')}</p>}
      </FormSection>
      <Decision page={page} />
      <Discussion page={page} />
    </Page>
  )
}

/** What the element would be: the proposal over what it is. */
function wantedOf({ content, seen }: ProposalPage): Readonly<Record<string, unknown>> | null {
  if ('field' in content) return { ...seen, ...content.field }
  if ('type' in content) return { ...seen, ...content.type }
  return 'meaning' in content ? { ...seen, meaning: content.meaning } : seen
}

function Overtaken({ page }: { readonly page: ProposalPage }) {
  const t = useT()
  return (
    <Callout tone="attention" title={t('proposals.overtaken')}>
      <p>{t('proposals.overtakenText')}</p>
      <Differences before={page.seen} after={page.current} />
    </Callout>
  )
}

function Decision({ page }: { readonly page: ProposalPage }) {
  const t = useT()
  const format = useFormat()
  const { id, status, mayDecide, isMine, decidedBy, decidedAt, decisionReason } = page
  const withdraw = useWithdraw(id)
  if (status !== 'open')
    return (
      <FormSection title={t('proposals.decision')}>
        <p>
          {t(`proposals.decided.${status}`, {
            by: decidedBy ?? '',
            at: decidedAt === null ? '' : format.dateTime(decidedAt),
          })}
        </p>
        {decisionReason !== null && decisionReason !== '' && (
          <p className={styles.differences} dir="auto">
            {decisionReason}
          </p>
        )}
      </FormSection>
    )
  if (mayDecide) return <Decide page={page} />
  if (!isMine) return <p className={styles.soft}>{t('proposals.waits')}</p>
  return (
    <div>
      <Button isPending={withdraw.isPending} onPress={() => withdraw.mutate()}>
        {t('proposals.withdraw')}
      </Button>
    </div>
  )
}

/** Accepting carries it out at once; refusing asks why, because somebody took the trouble. */
function Decide({ page }: { readonly page: ProposalPage }) {
  const t = useT()
  const problemText = useProblemText()
  const decide = useDecide(page.id)
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const send = (isAccepted: boolean) => {
    if (!isAccepted && reason.trim().length < 3) {
      setMissing(true)
      return
    }
    act(
      decide,
      { isAccepted, reason: reason.trim() },
      { onSuccess: () => showToast({ text: t(isAccepted ? 'proposals.accepted' : 'proposals.refused') }) },
    )
  }
  return (
    <FormSection title={t('proposals.decide')} description={t('proposals.decideText')}>
      {decide.error && (
        <Callout tone="danger" isAnnounced>
          {problemText(decide.error)}
        </Callout>
      )}
      <TextArea
        label={t('proposals.decisionReason')}
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={(text) => {
          setReason(text)
          setMissing(false)
        }}
        {...(isMissing && { errorMessage: t('proposals.reasonMissing') })}
      />
      <Row>
        <Button tone="primary" isPending={decide.isPending} isDisabled={page.isOvertaken} onPress={() => send(true)}>
          {t('proposals.accept')}
        </Button>
        <Button isPending={decide.isPending} onPress={() => send(false)}>
          {t('proposals.refuse')}
        </Button>
      </Row>
    </FormSection>
  )
}

function Discussion({ page }: { readonly page: ProposalPage }) {
  const t = useT()
  const format = useFormat()
  const problemText = useProblemText()
  const comment = useComment(page.id)
  const [text, setText] = useState('')
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    if (text.trim() !== '') act(comment, text.trim(), { onSuccess: () => setText('') })
  }
  return (
    <FormSection title={t('proposals.discussion')}>
      <ol className={styles.history}>
        {page.comments.map(({ id, author, text: said, writtenAt }) => (
          <li key={id} className={styles.change}>
            <strong>{author}</strong> <span className={styles.soft}>{format.dateTime(writtenAt)}</span>
            <p className={styles.comment} dir="auto">
              {said}
            </p>
          </li>
        ))}
      </ol>
      <form onSubmit={send}>
        <Stack gap="normal">
          {comment.error && (
            <Callout tone="danger" isAnnounced>
              {problemText(comment.error)}
            </Callout>
          )}
          <TextArea label={t('proposals.comment')} rows={2} maxLength={4000} value={text} onChange={setText} />
          <div>
            <Button type="submit" size="small" isPending={comment.isPending}>
              {t('proposals.commentSend')}
            </Button>
          </div>
        </Stack>
      </form>
    </FormSection>
  )
}
