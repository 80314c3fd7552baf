import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ActivityList } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { choicesIn, textOf } from '../../../lib/typed-list.ts'
import { Button } from '../../../ui/button.tsx'
import { FormSection, Page, PageHeader } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { listsQuery } from '../lists.api.ts'
import { useT } from '../locale/index.ts'
import { FamilyForm } from './family-form.tsx'
import { useSetList, type ListName } from './lists.api.ts'

/** By what an organisation counts: genres, target groups, and which kinds of activity belong together. */
export function ListsScreen() {
  const t = useT()
  const lists = useQuery(listsQuery)
  return (
    <Page width="narrow">
      <PageHeader
        title={t('lists.title')}
        lead={t('lists.lead')}
        breadcrumbs={[{ label: t('offering.title'), href: '/aanbod' }]}
      />
      <QueryStates query={lists} shape="text">
        {({ genres, targetGroups, families }) => (
          <>
            <NameList list="genres" items={genres} />
            <NameList list="target-groups" items={targetGroups} />
            <FormSection title={t('lists.families')} description={t('lists.text.families')}>
              {families.map((family) => (
                <FamilyForm key={`${family.id} ${family.name} ${family.domainId ?? ''}`} family={family} />
              ))}
            </FormSection>
          </>
        )}
      </QueryStates>
    </Page>
  )
}

interface NameListProps {
  readonly list: ListName
  readonly items: readonly ActivityList[]
}

function NameList({ list, items }: NameListProps) {
  const used = items.filter(({ isActive }) => isActive)
  // A list that a colleague changed meanwhile is read anew.
  return <NameForm key={textOf(used)} list={list} used={used} retired={items.filter(({ isActive }) => !isActive)} />
}

interface NameFormProps {
  readonly list: ListName
  readonly used: readonly ActivityList[]
  readonly retired: readonly ActivityList[]
}

function NameForm({ list, used, retired }: NameFormProps) {
  const t = useT()
  const mayManage = useMay()('activity.offering.manage')
  const problemText = useProblemText()
  const set = useSetList(list)
  const [text, setText] = useState(textOf(used))
  const title = t(`lists.${list}`)
  const save = () =>
    act(
      set,
      { items: [...choicesIn(text, used)], seen: used.map(({ id }) => id) },
      { onSuccess: () => showToast({ text: t('lists.saved') }) },
    )
  return (
    <FormSection title={title} description={t(`lists.text.${list}`)}>
      {set.isError && (
        <Callout tone="danger" isAnnounced>
          {problemText(set.error)}
        </Callout>
      )}
      <TextArea
        label={title}
        isLabelHidden
        description={t('lists.onePerLine')}
        rows={Math.max(4, Math.min(20, used.length + 1))}
        isReadOnly={!mayManage}
        value={text}
        onChange={setText}
      />
      {retired.length > 0 && <p>{t('lists.retired', { names: retired.map(({ name }) => name).join(', ') })}</p>}
      {mayManage && (
        <div>
          <Button isPending={set.isPending} isDisabled={text === textOf(used)} onPress={save}>
            {t('lists.save')}
          </Button>
        </div>
      )}
    </FormSection>
  )
}
