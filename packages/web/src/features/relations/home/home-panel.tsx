import { useQuery } from '@tanstack/react-query'
import type { Household, RelationPage } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { Select } from '../../../ui/select.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { homeQuery, useChooseMailing } from './home.api.ts'
import styles from './home.module.css'

/** With whom somebody lives, who is guardian of whom, who shares an address, and how many letters go to that door. */
export function HomePanel({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const { kind, id } = page.relation
  const home = useQuery({ ...homeQuery(id), enabled: kind !== 'organisation' }).data
  if (!home) return null
  const { households, guardians, children, sharedEmails } = home
  if (households.length + guardians.length + children.length + sharedEmails.length === 0) return null
  return (
    <section aria-labelledby="home" className={styles.panel}>
      <h2 id="home">{t('relations.home.title')}</h2>
      {households.map((household) => (
        <HouseholdPart key={household.id} household={household} here={id} />
      ))}
      <People title={t('relations.home.guardians')} people={guardians} />
      <People title={t('relations.home.children')} people={children} />
      {sharedEmails.map(({ email, others, more }) => (
        <p key={email} className={styles.shared}>
          <span>{t('relations.home.shared', { email })}</span> <Names people={others} />
          {more > 0 && <span> {t('relations.home.sharedMore', { count: more })}</span>}
        </p>
      ))}
    </section>
  )
}

interface Person {
  readonly id: string
  readonly name: string
  readonly from?: string | null
  readonly until?: string | null
}

function Names({ people }: { readonly people: readonly Person[] }) {
  return people.map((person, index) => (
    <span key={person.id}>
      {index > 0 && ', '}
      <TextLink href={`/relaties/${person.id}`}>{person.name}</TextLink>
    </span>
  ))
}

function People({ title, people }: { readonly title: string; readonly people: readonly Person[] }) {
  const t = useT()
  const format = useFormat()
  if (people.length === 0) return null
  return (
    <div>
      <h3 className={styles.label}>{title}</h3>
      <ul className={styles.people}>
        {people.map((person) => (
          <li key={person.id}>
            <TextLink href={`/relaties/${person.id}`}>{person.name}</TextLink>
            {person.until != null && (
              <span className={styles.soft}> {t('relations.roles.until', { until: format.date(person.until) })}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

const OLDEST = 'oldest'

function HouseholdPart({ household, here }: { readonly household: Household; readonly here: string }) {
  const t = useT()
  const format = useFormat()
  const problemText = useProblemText()
  const choose = useChooseMailing(household.id)
  const save = (isOneMailing: boolean, addresseeId: string | null) =>
    act(
      choose,
      { isOneMailing, addresseeId },
      {
        onSuccess: () => showToast({ text: t('relations.home.saved') }),
        onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
      },
    )
  const others = household.members.filter(({ id }) => id !== here)
  return (
    <div className={styles.household}>
      <h3 className={styles.label}>
        {household.id === here ? (
          t('relations.home.living')
        ) : (
          <TextLink href={`/relaties/${household.id}`}>{household.name}</TextLink>
        )}
      </h3>
      {others.length > 0 && (
        <p>
          <Names people={others} />
        </p>
      )}
      <Checkbox
        isSelected={household.isOneMailing}
        isDisabled={!household.mayChange || choose.isPending}
        onChange={(isOne) => save(isOne, household.addresseeId)}
      >
        {t('relations.home.oneMailing')}
      </Checkbox>
      {household.isOneMailing && (
        <Select
          label={t('relations.home.addressee')}
          isRequired
          isDisabled={!household.mayChange}
          value={household.addresseeId ?? OLDEST}
          options={[
            { id: OLDEST, label: t('relations.home.oldest') },
            ...household.members.map(({ id, name }) => ({ id, label: name })),
          ]}
          onChange={(id) => save(true, id === OLDEST ? null : id)}
        />
      )}
      {household.chosenBy !== null && household.chosenAt !== null && (
        <p className={styles.soft}>
          {t('relations.home.chosen', { by: household.chosenBy, day: format.date(household.chosenAt) })}
        </p>
      )}
    </div>
  )
}
