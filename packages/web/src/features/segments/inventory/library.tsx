import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LibraryFigures } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { CheckboxGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { typesQuery } from '../segments.api.ts'
import { FigureTerm } from './figure.tsx'
import type { FigureName } from './figure.tsx'
import { useInventoryDeeds } from './inventory.api.ts'
import type { Look } from './look.ts'
import styles from './inventory.module.css'

/** The figures that libraries hand in every year. Who has no members and no loans is no library, and is only asked whether there are members. */
export function Library({ look: { inventory, frozenId } }: { readonly look: Look }) {
  const t = useT()
  const may = useMay()
  const { library } = inventory
  const canChoose = frozenId === null && may('segments.inventory.count')
  const isLibrary = library.memberTypes.length > 0 || sumOf(library.loans) > 0
  if (!isLibrary && !canChoose) return null
  return (
    <section aria-labelledby="inventory-library" className={styles.part}>
      <h2 id="inventory-library">{t('inventory.library')}</h2>
      <p className={styles.soft}>
        {library.memberTypes.length === 0
          ? t('inventory.libraryNobody')
          : t('inventory.libraryText', { types: library.memberTypes.join(', ') })}
      </p>
      {canChoose && <MemberTypes chosen={library.memberTypes} />}
      {isLibrary && <Figures library={library} />}
    </section>
  )
}

type Ages = Pick<LibraryFigures['members'], 'youth' | 'adult' | 'unknown'>
const sumOf = ({ youth, adult, unknown }: Ages) => youth + adult + unknown

interface FigureRow {
  readonly id: FigureName & ('members' | 'newMembers' | 'lapsedMembers' | 'loans')
  readonly ages: Ages
}

function Figures({ library }: { readonly library: LibraryFigures }) {
  const t = useT()
  const { number } = useFormat()
  const { members, newMembers, lapsedMembers, loans, volunteers, volunteerHours } = library
  const rows: readonly FigureRow[] = [
    { id: 'members', ages: members },
    { id: 'newMembers', ages: newMembers },
    { id: 'lapsedMembers', ages: lapsedMembers },
    { id: 'loans', ages: loans },
  ]
  return (
    <>
      <Table
        label={t('inventory.library')}
        columns={useAgeColumns()}
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ id }) => t(`inventory.library.${id}`)}
      />
      <p>
        {t('inventory.loansByGenre', {
          fiction: number(loans.fiction),
          nonFiction: number(loans.nonFiction),
          other: number(loans.otherGenre),
        })}
      </p>
      <p>
        {t('inventory.volunteers', { count: volunteers, number: number(volunteers), hours: number(volunteerHours) })}
      </p>
    </>
  )
}

const AGES = ['youth', 'adult', 'unknown'] as const

function useAgeColumns(): readonly Column<FigureRow>[] {
  const t = useT()
  const { number } = useFormat()
  return [
    {
      id: 'name',
      header: t('inventory.what'),
      isRowHeader: true,
      cell: ({ id }) => <FigureTerm figure={id}>{t(`inventory.library.${id}`)}</FigureTerm>,
    },
    ...AGES.map((age): Column<FigureRow> => ({
      id: age,
      header: t(`inventory.age.${age}`),
      align: 'end',
      cell: ({ ages }) => number(ages[age]),
    })),
    { id: 'total', header: t('inventory.together'), align: 'end', cell: ({ ages }) => number(sumOf(ages)) },
  ]
}

function MemberTypes({ chosen }: { readonly chosen: readonly string[] }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={styles.deeds}>
      <Button size="small" onPress={() => setOpen(true)}>
        {t('inventory.chooseMembers')}
      </Button>
      {isOpen && <MembersDialog names={chosen} onClose={() => setOpen(false)} />}
    </div>
  )
}

function MembersDialog({ names, onClose }: { readonly names: readonly string[]; readonly onClose: () => void }) {
  const t = useT()
  const problemText = useProblemText()
  const { chooseMembers } = useInventoryDeeds()
  const types = (useQuery(typesQuery).data?.items ?? []).filter(
    ({ isRetired, name }) => !isRetired || names.includes(name),
  )
  const [chosen, setChosen] = useState<readonly string[] | null>(null)
  const value = chosen ?? types.filter(({ name }) => names.includes(name)).map(({ id }) => id)
  const save = () =>
    act(chooseMembers, [...value], {
      onSuccess: () => {
        showToast({ text: t('inventory.membersChosen') })
        onClose()
      },
      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
    })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('inventory.chooseMembers')}
      isDismissable={chosen === null}
      footer={
        <Button tone="primary" isPending={chooseMembers.isPending} onPress={save}>
          {t('segments.save')}
        </Button>
      }
    >
      <p>{t('inventory.chooseMembersText')}</p>
      <CheckboxGroup
        label={t('inventory.roles')}
        isRequired={false}
        value={[...value]}
        onChange={setChosen}
        options={types.map(({ id, name }) => ({ id, label: name }))}
      />
    </Dialog>
  )
}
