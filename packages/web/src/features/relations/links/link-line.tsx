import { useQueryClient } from '@tanstack/react-query'
import { RotateCcw, Unlink } from 'lucide-react'
import { endLink, reopenLink } from '@klantregie/contract'
import type { RelationLink, RelationPage } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { IconButton, TextLink } from '../../../ui/button.tsx'
import { cx } from '../../../ui/class-names.ts'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { KindIcon } from '../model.tsx'
import { today } from '../today.ts'
import { hasEnded } from './links.view.ts'
import styles from './links.module.css'

interface LinkLineProps {
  readonly page: RelationPage
  readonly link: RelationLink
}

export function LinkLine({ page, link }: LinkLineProps) {
  const t = useT()
  const format = useFormat()
  const actions = useLinkActions(page)
  const isPast = hasEnded(link, today())
  const small = [
    link.function,
    link.other.place,
    link.until !== null
      ? t('relations.roles.until', { until: format.date(link.until) })
      : link.from !== null && t('relations.roles.since', { from: format.date(link.from) }),
  ].filter(Boolean)
  return (
    <li className={cx(styles.line, isPast && styles.past)}>
      <KindIcon kind={link.other.kind} />
      <span className={styles.other}>
        <TextLink quiet href={`/relaties/${link.other.id}`}>
          {link.other.name}
        </TextLink>
        <span className={styles.small}>{small.join(' · ')}</span>
      </span>
      {page.mayWrite && (
        <span className={styles.action}>
          {isPast ? (
            <IconButton
              size="small"
              label={t('relations.links.reopen', { name: link.other.name })}
              icon={<RotateCcw aria-hidden="true" />}
              onPress={() => actions.reopen(link)}
            />
          ) : (
            <IconButton
              size="small"
              label={t('relations.links.end', { name: link.other.name })}
              icon={<Unlink aria-hidden="true" />}
              onPress={() => actions.end(link)}
            />
          )}
        </span>
      )}
    </li>
  )
}

/** Ending a link keeps it as history; the notice takes the end back. */
function useLinkActions({ relation }: RelationPage) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const run = async (work: Promise<unknown>, text: string, onUndo: () => void) => {
    try {
      await work
      await Promise.all([
        cache.invalidateQueries({ queryKey: ['relations'] }),
        cache.invalidateQueries({ queryKey: ['activity'] }),
      ])
      showToast({ text, onUndo })
    } catch (error) {
      showToast({ tone: 'danger', text: problemText(error) })
    }
  }
  const paramsOf = (link: RelationLink) => ({ id: relation.id, linkId: link.id })
  const end = (link: RelationLink): void =>
    void run(
      call(endLink, { params: paramsOf(link), body: link.until !== null ? { until: link.until } : {} }),
      t('relations.links.ended', { name: link.other.name }),
      () => reopen(link),
    )
  const reopen = (link: RelationLink): void =>
    void run(
      call(reopenLink, { params: paramsOf(link) }),
      t('relations.links.reopened', { name: link.other.name }),
      () => end(link),
    )
  return { end, reopen }
}
