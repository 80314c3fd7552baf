import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { RoleChoiceKind } from '@klantregie/contract'
import type { RoleChoice } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { FormSection, Page, PageHeader } from '../../../ui/layout.tsx'
import { ComboBox } from '../../../ui/select.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { choicesQuery, typesWithChoicesQuery, useSetChoices } from './role-choices.api.ts'
import { choicesIn, textOf } from '../../../lib/typed-list.ts'

/** Of each relation type: which statuses and stages a role can have, and why it may end. */
export function RoleChoicesScreen() {
  const t = useT()
  const { type: asked } = useSearch({ from: '/shell/gegevensmodel/rollen' })
  const navigate = useNavigate({ from: '/gegevensmodel/rollen' })
  const types = (useQuery(typesWithChoicesQuery).data?.items ?? []).filter(({ isRetired }) => !isRetired)
  const choices = useQuery(choicesQuery)
  const withLists = new Set(choices.data?.items.map(({ typeId }) => typeId))
  const type = types.find(({ id }) => id === asked) ?? types.find(({ id }) => withLists.has(id)) ?? types[0]
  return (
    <Page width="narrow">
      <PageHeader
        title={t('roleChoices.title')}
        lead={t('roleChoices.lead')}
        breadcrumbs={[{ label: t('nav.governance.model'), href: '/gegevensmodel' }]}
      />
      <ComboBox
        label={t('roleChoices.type')}
        isRequired
        width="medium"
        value={type?.id ?? null}
        options={types.map(({ id, name }) => ({ id, label: name }))}
        onChange={(id) => id !== null && void navigate({ search: { type: id }, replace: true })}
      />
      <QueryStates query={choices} shape="text">
        {({ items }) =>
          type &&
          RoleChoiceKind.options.map((kind) => {
            const list = items.filter((one) => one.typeId === type.id && one.kind === kind && !one.isRetired)
            // A list that a colleague changed meanwhile is read anew.
            return <ChoiceList key={`${type.id} ${kind} ${textOf(list)}`} typeId={type.id} kind={kind} list={list} />
          })
        }
      </QueryStates>
    </Page>
  )
}

interface ListProps {
  readonly typeId: string
  readonly kind: RoleChoiceKind
  readonly list: readonly RoleChoice[]
}

function ChoiceList({ typeId, kind, list }: ListProps) {
  const t = useT()
  const may = useMay()
  const problemText = useProblemText()
  const set = useSetChoices(typeId, kind)
  const [text, setText] = useState(textOf(list))
  const mayWrite = may('governance.model.write')
  const save = () =>
    act(
      set,
      { choices: [...choicesIn(text, list)], seen: list.map(({ id }) => id) },
      { onSuccess: () => showToast({ text: t('roleChoices.saved') }) },
    )
  return (
    <FormSection title={t(`roleChoices.kind.${kind}`)} description={t(`roleChoices.text.${kind}`)}>
      {set.isError && (
        <Callout tone="danger" isAnnounced>
          {problemText(set.error)}
        </Callout>
      )}
      <TextArea
        label={t(`roleChoices.kind.${kind}`)}
        isLabelHidden
        description={t('roleChoices.onePerLine')}
        rows={Math.max(3, Math.min(10, list.length + 2))}
        isReadOnly={!mayWrite}
        value={text}
        onChange={setText}
      />
      {mayWrite && (
        <div>
          <Button isPending={set.isPending} isDisabled={text === textOf(list)} onPress={save}>
            {t('roleChoices.save')}
          </Button>
        </div>
      )}
    </FormSection>
  )
}
