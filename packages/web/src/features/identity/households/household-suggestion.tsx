import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { acceptHousehold, dismissHousehold } from '@klantregie/contract'
import type { HouseholdSuggestion } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { isProblem } from '../../../lib/problem.ts'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { relationHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { useReopen } from './use-reopen.ts'
import styles from './households.module.css'

/** A household has at least two people in it. */
const FEWEST = 2

export function Suggestion({ suggestion }: { readonly suggestion: HouseholdSuggestion }) {
  const t = useT()
  const mayWrite = useMay()('relations.relation.write')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setAsking] = useState(false)
  const { accept, dismiss } = useSuggestionActs(suggestion)
  const memberIds = suggestion.members.map(({ id }) => id).filter((id) => !left.has(id))
  const toggle = (id: string, isIn: boolean) => {
    const next = new Set(left)
    if (isIn) next.delete(id)
    else next.add(id)
    setLeft(next)
  }
  const isTooFew = memberIds.length < FEWEST
  return (
    <section className={styles.suggestion} aria-labelledby={`household-${suggestion.id}`}>
      <div>
        <h2 id={`household-${suggestion.id}`}>{suggestion.name}</h2>
        <p className={styles.soft}>{suggestion.address}</p>
      </div>
      <ul aria-label={t('households.members')} className={styles.members}>
        {suggestion.members.map((member) => (
          <Member key={member.id} member={member} isIn={!left.has(member.id)} onToggle={mayWrite ? toggle : null} />
        ))}
      </ul>
      {mayWrite && (
        <div className={styles.actions}>
          <Button isDisabled={isTooFew} isPending={accept.isPending} onPress={() => accept.mutate(memberIds)}>
            {t('households.accept', { count: memberIds.length })}
          </Button>
          <span className={styles.dismiss}>
            <Button tone="quiet" onPress={() => setAsking(true)}>
              {t('households.dismiss')}
            </Button>
          </span>
          {isTooFew && <span className={styles.soft}>{t('households.tooFew')}</span>}
        </div>
      )}
      {isAsking && (
        <AlertDialog
          isOpen
          tone="primary"
          onCancel={() => setAsking(false)}
          onConfirm={() => dismiss.mutate()}
          isPending={dismiss.isPending}
          title={t('households.dismiss.title', { name: suggestion.name })}
          confirmLabel={t('households.dismiss.submit')}
        >
          <p>{t('households.dismiss.text')}</p>
        </AlertDialog>
      )}
    </section>
  )
}

interface MemberProps {
  readonly member: HouseholdSuggestion['members'][number]
  readonly isIn: boolean
  /** Null for who may only look. */
  readonly onToggle: ((id: string, isIn: boolean) => void) | null
}

function Member({ member, isIn, onToggle }: MemberProps) {
  const t = useT()
  const format = useFormat()
  const { id, name, birthDate } = member
  return (
    <li className={styles.member}>
      {onToggle && <Checkbox aria-label={name} isSelected={isIn} onChange={(chosen) => onToggle(id, chosen)} />}
      <span className={isIn ? undefined : styles.out}>
        <TextLink quiet href={relationHref(id)}>
          {name}
        </TextLink>
        {birthDate !== null && (
          <span className={styles.born}>{t('households.born', { date: format.date(birthDate) })}</span>
        )}
      </span>
    </li>
  )
}

function useSuggestionActs({ id, name }: HouseholdSuggestion) {
  const t = useT()
  const cache = useQueryClient()
  const router = useRouter()
  const problemText = useProblemText()
  const reopen = useReopen()
  const refresh = () => cache.invalidateQueries({ queryKey: ['identity', 'households'] })
  const onError = async (error: Error) => {
    const isGone = isProblem(error, 'identity.household_not_found')
    showToast({ text: isGone ? t('households.gone') : problemText(error), tone: isGone ? 'neutral' : 'danger' })
    if (isGone) await refresh()
  }
  const accept = useMutation({
    mutationFn: (memberIds: string[]) => call(acceptHousehold, { params: { id }, body: { memberIds } }),
    onError,
    onSuccess: async ({ householdId }) => {
      showToast({
        text: t('households.accepted', { name }),
        action: { label: t('households.view'), onPress: () => router.history.push(relationHref(householdId)) },
        onUndo: () => reopen.mutate({ id, name }),
      })
      await Promise.all([refresh(), cache.invalidateQueries({ queryKey: ['relations'] })])
    },
  })
  const dismiss = useMutation({
    mutationFn: () => call(dismissHousehold, { params: { id } }),
    onError,
    onSuccess: async () => {
      showToast({
        text: t('households.dismissed', { name }),
        tone: 'neutral',
        onUndo: () => reopen.mutate({ id, name }),
      })
      await refresh()
    },
  })
  return { accept, dismiss }
}
