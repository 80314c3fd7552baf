import type { ProposalDeed, RegisterProposal } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useRegisterDeeds } from './registers.api.ts'
import styles from './registers.module.css'

interface ProposalRowProps {
  readonly proposal: RegisterProposal
  /** On the page of the relation itself its name says nothing. */
  readonly isOnPage?: boolean
}

/** What happened according to the register, what carrying out would do, and the two ways to answer. */
export function ProposalRow({ proposal, isOnPage = false }: ProposalRowProps) {
  const t = useT()
  const { date } = useFormat()
  const { kind, relation, after, before, successor, happenedOn, deeds, isMine, hasOwner } = proposal
  const sentence = t(`proposal.${kind}`, {
    date: date(happenedOn),
    name: after.name,
    before: before.name,
    board: after.board,
    successor: successor === null ? '' : `${successor.name} (${successor.code})`,
    hasSuccessor: successor === null ? 'no' : 'yes',
  })
  return (
    <li className={styles.row}>
      {!isOnPage && (
        <h2>
          <TextLink href={`/relaties/${relation.id}`}>{relation.name}</TextLink>
        </h2>
      )}
      <span>{sentence}</span>
      {deeds.length === 0 ? (
        <span className={styles.soft}>{t('proposal.nothingToDo')}</span>
      ) : (
        <ul className={styles.steps} aria-label={t('proposal.steps', { name: relation.name })}>
          {deeds.map((deed) => (
            <Step key={deed.deed} {...deed} />
          ))}
        </ul>
      )}
      {!isOnPage && (
        <span className={styles.soft}>
          {t(isMine ? 'proposal.mine' : hasOwner ? 'proposal.others' : 'proposal.nobodys')}
        </span>
      )}
      <Answers proposal={proposal} />
    </li>
  )
}

function Step({ deed, now, then }: ProposalDeed) {
  const t = useT()
  return (
    <li>
      {t(`proposal.deed.${deed}`)}
      {now !== null && (
        <>
          {' '}
          <del className={styles.was}>{now}</del>
        </>
      )}
      {then !== null && (
        <>
          {' '}
          <ins>{then}</ins>
        </>
      )}
    </li>
  )
}

function Answers({ proposal: { id, deeds, relation } }: { readonly proposal: RegisterProposal }) {
  const t = useT()
  const problemText = useProblemText()
  const { settle } = useRegisterDeeds()
  if (!useMay()('relations.relation.write')) return null
  const { name } = relation
  const answer = (deed: 'carry_out' | 'dismiss') =>
    act(
      settle,
      { id, deed, expected: deeds },
      {
        onSuccess: () => showToast({ text: t(`proposal.${deed}.done`, { name }) }),
        onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
      },
    )
  const isDone = deeds.length === 0
  return (
    <div className={styles.deeds} role="group" aria-label={t('proposal.answers', { name })}>
      <Button size="small" tone="primary" isPending={settle.isPending} onPress={() => answer('carry_out')}>
        {t(isDone ? 'proposal.seen' : 'proposal.carry_out')}
      </Button>
      {!isDone && (
        <Button size="small" tone="quiet" isDisabled={settle.isPending} onPress={() => answer('dismiss')}>
          {t('proposal.dismiss')}
        </Button>
      )}
    </div>
  )
}
