import type { FolderMailbox } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { Status } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import styles from './folders.module.css'

/** How the mailbox of a folder is doing. */
export function MailboxStanding({ mailbox }: { readonly mailbox: FolderMailbox }) {
  const t = useT()
  const format = useFormat()
  const { login, readAt, problem, refused } = mailbox
  return (
    <>
      <span className={styles.soft}>
        {t('mailbox.reads', { login })}
        {' · '}
        {readAt === null ? t('mailbox.neverRead') : t('mailbox.readAt', { when: format.relative(readAt) })}
      </span>
      {problem !== null && (
        <Status tone="danger" isSentence>
          {t(`mailbox.problem.${problem}`)}
        </Status>
      )}
      {refused !== null && (
        <Status tone="attention" isSentence>
          {t(`mailbox.refused.${refused.reason}`, {
            sender: refused.sender === '' ? t('mailbox.nobody') : refused.sender,
            when: format.relative(refused.at),
          })}
        </Status>
      )}
    </>
  )
}
