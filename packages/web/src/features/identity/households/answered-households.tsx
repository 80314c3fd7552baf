import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components'
import type { AnsweredHousehold } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { relationHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { answeredHouseholdsQuery } from './households.api.ts'
import { useReopen } from './use-reopen.ts'
import styles from './households.module.css'

/** What was answered before, to look back at and to take back; folded, because the suggestions are the work. */
export function AnsweredHouseholds() {
  const t = useT()
  const answered = useQuery(answeredHouseholdsQuery).data?.items ?? []
  if (answered.length === 0) return null
  return (
    <Disclosure className={styles.answered ?? ''}>
      <AriaButton slot="trigger" className={styles.answeredTrigger ?? ''}>
        <ChevronRight aria-hidden="true" />
        {t('households.answered')}
      </AriaButton>
      <DisclosurePanel>
        <ul className={styles.answeredList}>
          {answered.map((one) => (
            <Answered key={one.id} answered={one} />
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  )
}

function Answered({ answered }: { readonly answered: AnsweredHousehold }) {
  const t = useT()
  const format = useFormat()
  const mayWrite = useMay()('relations.relation.write')
  const reopen = useReopen()
  const { id, name, members, state, by, at, householdId } = answered
  return (
    <li className={styles.answeredLine}>
      <span>
        {householdId === null ? name : <TextLink href={relationHref(householdId)}>{name}</TextLink>}
        <span className={styles.soft}>{members.map((member) => member.name).join(', ')}</span>
        <span className={styles.soft}>{t(`households.answered.${state}`, { by, at: format.dateTime(at) })}</span>
      </span>
      {mayWrite && (
        <Button size="small" isPending={reopen.isPending} onPress={() => reopen.mutate({ id, name })}>
          {t('households.reopen')}
        </Button>
      )}
    </li>
  )
}
