import { commentOnDefinition } from '@klantregie/contract'
import type { DefinitionPage } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useDefinitionActions } from './definitions.api.ts'
import styles from './definitions.module.css'

export function Discussion({ page }: { readonly page: DefinitionPage }) {
  const t = useT()
  const may = useMay()
  return (
    <section aria-labelledby="discussion" className={styles.part}>
      <h2 id="discussion">{t('definition.discussion')}</h2>
      {page.comments.length === 0 ? (
        <p className={styles.soft}>{t('definition.discussionEmpty')}</p>
      ) : (
        <ul className={styles.comments}>
          {page.comments.map((comment) => (
            <Comment key={comment.id} page={page} comment={comment} />
          ))}
        </ul>
      )}
      {may('governance.model.propose') && <AddComment page={page} />}
    </section>
  )
}

interface CommentProps {
  readonly page: DefinitionPage
  readonly comment: DefinitionPage['comments'][number]
}

function Comment({ page, comment: { id, by, at, text, isMine } }: CommentProps) {
  const t = useT()
  const format = useFormat()
  const problemText = useProblemText()
  const { removeComment } = useDefinitionActions(page.id)
  return (
    <li>
      <p className={styles.soft}>{t('definition.by', { name: by, date: format.dateTime(at) })}</p>
      <p className={text === null ? styles.soft : styles.words}>{text ?? t('definition.commentGone')}</p>
      {isMine && text !== null && (
        <Button
          size="small"
          tone="quiet"
          onPress={() =>
            act(removeComment, id, {
              onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
            })
          }
        >
          {t('definition.commentRemove')}
        </Button>
      )}
    </li>
  )
}

function AddComment({ page }: { readonly page: DefinitionPage }) {
  const t = useT()
  const { comment } = useDefinitionActions(page.id)
  const form = useContractForm({
    schema: commentOnDefinition.body,
    initial: { text: '' },
    onSubmit: async ({ text }) => {
      await comment(text)
      form.set('text', '')
    },
  })
  return (
    <Form form={form}>
      <TextArea {...form.field('text')} isRequired rows={2} label={t('definition.comment')} />
      <div>
        <Button type="submit" isPending={form.isPending} isDisabled={(form.values['text'] ?? '').trim() === ''}>
          {t('definition.commentSubmit')}
        </Button>
      </div>
    </Form>
  )
}
