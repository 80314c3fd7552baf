import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Connection, ConnectionTest } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { FormSection } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useConnectionCalls } from '../connect/use-deeds.ts'
import { TryAnswer } from '../connect/try-answer.tsx'
import styles from '../connect/connect.module.css'
import { connectorsQuery, purposesQuery } from '../integrations.api.ts'
import { useT } from '../locale/index.ts'
import { choicesOf, draftsOf, meaningsOf } from './lists.view.ts'
import type { ListDraft, StandsFor } from './lists.view.ts'

/** Which lists of the system are fetched, and what being on each means here. Nothing for a system without lists. */
export function ListChoice({ connection }: { readonly connection: Connection }) {
  const connectors = useQuery(connectorsQuery).data?.items ?? []
  const connector = connectors.find(({ key }) => key === connection.connector)
  return connector?.hasLists === true ? <Lists connection={connection} /> : null
}

function Lists({ connection }: { readonly connection: Connection }) {
  const t = useT()
  const { drafts, choices, change, look, save, trying, changing } = useLists(connection)
  return (
    <FormSection title={t('connectionLists.title')} description={t('connectionLists.text')}>
      <div className={styles.fields}>
        {drafts.map((list) => (
          <ListFields key={list.externalId} list={list} choices={choices} onChange={change} />
        ))}
        <Answer answer={trying.data} isEmpty={drafts.length === 0} refused={trying.error ?? changing.error} />
        <div className={styles.footer}>
          {drafts.length > 0 && (
            <Button tone="primary" isPending={changing.isPending} onPress={save}>
              {t('connectionLists.save')}
            </Button>
          )}
          <Button isPending={trying.isPending} onPress={look}>
            {t('connectionLists.look')}
          </Button>
        </div>
      </div>
    </FormSection>
  )
}

function useLists({ id, intake }: Connection) {
  const t = useT()
  const { trying, changing } = useConnectionCalls(id)
  const choices = choicesOf(useQuery(purposesQuery).data?.items ?? [])
  const [found, setFound] = useState<ConnectionTest['lists']>([])
  const [changed, setChanged] = useState<Readonly<Record<string, Partial<ListDraft>>>>({})
  const drafts = draftsOf(found, intake.lists ?? []).map((list) => ({ ...list, ...changed[list.externalId] }))
  const onSuccess = () => {
    setChanged({})
    showToast({ text: t('connectionLists.saved') })
  }
  return {
    drafts,
    choices,
    trying,
    changing,
    change: (list: string, part: Partial<ListDraft>) =>
      setChanged((now) => ({ ...now, [list]: { ...now[list], ...part } })),
    look: () => act(trying, undefined, { onSuccess: ({ lists }) => setFound(lists) }),
    save: () => act(changing, { intake: { ...intake, lists: meaningsOf(drafts, choices) } }, { onSuccess }),
  }
}

interface AnswerProps {
  readonly answer: ConnectionTest | undefined
  readonly isEmpty: boolean
  readonly refused: Error | null
}

/** What stands in the way of choosing. */
function Answer({ answer, isEmpty, refused }: AnswerProps) {
  const t = useT()
  const problemText = useProblemText()
  return (
    <>
      {answer?.isOk === false && <TryAnswer answer={answer} />}
      {answer?.isOk === true && isEmpty && <p className={styles.soft}>{t('connectionLists.none')}</p>}
      {refused !== null && (
        <Callout tone="danger" isAnnounced>
          {problemText(refused)}
        </Callout>
      )}
    </>
  )
}

const NOT = 'not'

interface ListProps {
  readonly list: ListDraft
  readonly choices: readonly StandsFor[]
  readonly onChange: (list: string, part: Partial<ListDraft>) => void
}

function ListFields({ list: { externalId, name, members, standsFor, agreedText }, choices, onChange }: ListProps) {
  const t = useT()
  return (
    <>
      <Select
        label={t('connectionLists.is', { name })}
        {...(members !== null && { description: t('connectionLists.members', { count: members }) })}
        isRequired
        width="medium"
        options={[
          { id: NOT, label: t('connectionLists.not') },
          ...choices.map(({ id, purpose, channel }) => ({
            id,
            label: t('connectionLists.standsFor', { purpose, channel: t(`connectionLists.channel.${channel}`) }),
          })),
        ]}
        value={standsFor ?? NOT}
        onChange={(id) => onChange(externalId, { standsFor: id === NOT ? null : id })}
      />
      {standsFor !== null && (
        <TextArea
          label={t('connectionLists.agreed', { name })}
          description={t('connectionLists.agreedText')}
          rows={3}
          maxLength={300}
          value={agreedText}
          onChange={(text) => onChange(externalId, { agreedText: text })}
        />
      )}
    </>
  )
}
