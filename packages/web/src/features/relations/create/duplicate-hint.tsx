import { useQuery } from '@tanstack/react-query'
import type { RelationKind } from '@klantregie/contract'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { searchQuery } from '../relations.api.ts'
import { HitList } from '../search/hit-list.tsx'
import { useDebounced } from '../search/use-debounced.ts'
import { duplicateQuestion, likelyDuplicates } from './create.view.ts'

interface DuplicateHintProps {
  readonly kind: RelationKind
  readonly values: Readonly<Record<string, string>>
}

/** Somebody with this e-mail address, phone number or name is there already: seen before saving, not after. */
export function DuplicateHint({ kind, values }: DuplicateHintProps) {
  const t = useT()
  const question = useDebounced(duplicateQuestion(kind, values) ?? '', 350)
  const found = useQuery(searchQuery(question, 4)).data
  const hits = question === '' || !found ? [] : likelyDuplicates(found.items, found.isForgiven)
  return (
    <div aria-live="polite">
      {hits.length > 0 && (
        <Callout tone="attention" title={t('relations.create.known', { count: hits.length })}>
          <p>{t('relations.create.knownText', { question })}</p>
          <HitList hits={hits} hrefOf={(hit) => `/relaties/${hit.id}`} />
        </Callout>
      )}
    </div>
  )
}
