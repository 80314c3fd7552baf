import { addTopic } from '@klantregie/contract'
import type { Purpose } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Switch } from '../../../ui/choice.tsx'
import { Row } from '../../../ui/layout.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { usePurposeActions } from './purposes.api.ts'
import styles from './purposes.module.css'

/** What people can choose within a purpose. A topic that was chosen is no longer offered, never removed. */
export function Topics({ purpose, mayManage }: { readonly purpose: Purpose; readonly mayManage: boolean }) {
  const t = useT()
  const problemText = useProblemText()
  const { changeTopic } = usePurposeActions()
  const set = (topicId: string, isActive: boolean) =>
    void changeTopic(purpose.id, topicId, isActive).catch((error: unknown) =>
      showToast({ tone: 'danger', text: problemText(error) }),
    )
  return (
    <section aria-labelledby="topics" className={styles.part}>
      <h3 id="topics">{t('topics.title')}</h3>
      {purpose.topics.length === 0 && <p className={styles.soft}>{t('topics.none')}</p>}
      <ul className={styles.list}>
        {purpose.topics.map((topic) => (
          <li key={topic.id}>
            <Switch isSelected={topic.isActive} isDisabled={!mayManage} onChange={(on) => set(topic.id, on)}>
              {topic.name}
            </Switch>
          </li>
        ))}
      </ul>
      {mayManage && <TopicForm key={purpose.topics.length} purpose={purpose} />}
    </section>
  )
}

function TopicForm({ purpose }: { readonly purpose: Purpose }) {
  const t = useT()
  const actions = usePurposeActions()
  const form = useContractForm({
    schema: addTopic.body,
    initial: { name: '' },
    fieldOf: { 'privacy.topic_name_taken': 'name' },
    onSubmit: async ({ name }) => {
      await actions.addTopic(purpose.id, name)
    },
  })
  return (
    <Form form={form}>
      <Row align="end">
        <TextField {...form.field('name')} width="medium" label={t('topics.name')} />
        <Button type="submit" isPending={form.isPending}>
          {t('topics.add')}
        </Button>
      </Row>
    </Form>
  )
}
