import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FamilyOfFacts } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useMay } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { domainsQuery, useSetFamily } from './lists.api.ts'

const EVERYBODY = 'everybody'

/** One family of activity: what it is called and for whom it exists. */
export function FamilyForm({ family }: { readonly family: FamilyOfFacts }) {
  const t = useT()
  const mayWrite = useMay()('governance.model.write')
  const problemText = useProblemText()
  const domains = useQuery(domainsQuery).data?.items ?? []
  const set = useSetFamily(family.id)
  const [name, setName] = useState(family.name)
  const [domainId, setDomainId] = useState(family.domainId)
  const isSame = name.trim() === family.name && domainId === family.domainId
  const save = () =>
    act(set, { name: name.trim(), domainId }, { onSuccess: () => showToast({ text: t('lists.familySaved') }) })
  return (
    <Stack>
      {set.isError && (
        <Callout tone="danger" isAnnounced>
          {problemText(set.error)}
        </Callout>
      )}
      <TextField
        label={t('lists.familyName')}
        description={t('lists.counts', { kinds: family.kinds.map((kind) => t(`taking.kind.${kind}`)).join(', ') })}
        isRequired
        width="medium"
        isReadOnly={!mayWrite}
        value={name}
        onChange={setName}
      />
      <Select
        label={t('lists.seenBy', { name: family.name })}
        width="medium"
        isDisabled={!mayWrite}
        value={domainId ?? EVERYBODY}
        options={[
          { id: EVERYBODY, label: t('lists.everybody') },
          ...domains.map((domain) => ({ id: domain.id, label: domain.name })),
        ]}
        onChange={(id) => setDomainId(id === EVERYBODY ? null : id)}
      />
      {mayWrite && (
        <div>
          <Button tone="quiet" isPending={set.isPending} isDisabled={isSame || name.trim() === ''} onPress={save}>
            {t('lists.saveFamily', { name: family.name })}
          </Button>
        </div>
      )}
    </Stack>
  )
}
