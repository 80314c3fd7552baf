import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, Columns3, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { saveView } from '@klantregie/contract'
import type { SavedView } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { useMay } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { changeAddress, fromQueryString, toQueryString } from '../list/list-address.view.ts'
import { columnsText, shownColumns } from '../list/list.view.ts'
import type { ListState } from '../list/list-state.ts'
import { useRelationColumns } from '../list/list-rows.tsx'
import { rememberColumns, rememberedColumns } from '../list/remembered-columns.ts'
import { useT } from '../locale/index.ts'
import { moved, toggled } from './columns.view.ts'
import { ShareDialog } from './share-dialog.tsx'
import { useViewDeeds } from './use-view-deeds.ts'
import { viewsQuery } from './views.api.ts'
import styles from './views.module.css'

/** Which columns there are and in which order; a set that is often used gets a name. */
export function Columns({ address, go }: ListState) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={styles.columns}>
      <Button icon={<Columns3 aria-hidden="true" />} onPress={() => setOpen(true)}>
        {t('relations.columns.open')}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('relations.columns.title')} size="medium">
        <ColumnsChoice address={address} go={go} />
      </Dialog>
    </div>
  )
}

/** Every change shows at once in the table behind the dialog. */
function ColumnsChoice({ address, go }: ListState) {
  const shown = shownColumns(address.columns, rememberedColumns())
  const choose = (chosen: readonly string[]) => {
    const text = columnsText(chosen)
    rememberColumns(text)
    go(changeAddress(address, { columns: text }), true)
  }
  return (
    <div className={styles.choice}>
      <Sets shown={shown} choose={choose} />
      <ShownColumns shown={shown} choose={choose} />
      <OtherColumns shown={shown} choose={choose} />
      <SaveSet shown={shown} />
    </div>
  )
}

interface ChoiceProps {
  readonly shown: readonly string[]
  readonly choose: (columns: readonly string[]) => void
}

function ShownColumns({ shown, choose }: ChoiceProps) {
  const t = useT()
  const headers = new Map(useRelationColumns().map(({ id, header }) => [id, header]))
  const known = shown.filter((id) => headers.has(id))
  return (
    <section aria-labelledby="columns-shown">
      <h3 id="columns-shown">{t('relations.columns.shown')}</h3>
      <ol className={styles.order}>
        {known.map((id, place) => {
          const column = headers.get(id) ?? ''
          const isFixed = id === 'name'
          return (
            <li key={id}>
              <Checkbox isSelected isDisabled={isFixed} onChange={() => choose(toggled(shown, id))}>
                {column}
              </Checkbox>
              {!isFixed && (
                <span className={styles.arrows}>
                  <IconButton
                    size="small"
                    label={t('relations.columns.up', { column })}
                    icon={<ArrowUp aria-hidden="true" />}
                    isDisabled={place <= 1}
                    onPress={() => choose(moved(known, id, -1))}
                  />
                  <IconButton
                    size="small"
                    label={t('relations.columns.down', { column })}
                    icon={<ArrowDown aria-hidden="true" />}
                    isDisabled={place === known.length - 1}
                    onPress={() => choose(moved(known, id, 1))}
                  />
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function OtherColumns({ shown, choose }: ChoiceProps) {
  const t = useT()
  const others = useRelationColumns().filter(({ id }) => !shown.includes(id))
  if (others.length === 0) return null
  return (
    <section aria-labelledby="columns-others">
      <h3 id="columns-others">{t('relations.columns.others')}</h3>
      <ul className={styles.others}>
        {others.map(({ id, header }) => (
          <li key={id}>
            <Checkbox isSelected={false} onChange={() => choose(toggled(shown, id))}>
              {header}
            </Checkbox>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Sets with a name, one's own and shared ones: chosen, shared and removed here. */
function Sets({ shown, choose }: ChoiceProps) {
  const t = useT()
  const may = useMay()
  const { remove } = useViewDeeds()
  const [sharing, setSharing] = useState<SavedView | null>(null)
  const sets = (useQuery(viewsQuery).data?.items ?? []).filter(({ part }) => part === 'columns')
  if (sets.length === 0) return null
  const text = columnsText(shown)
  return (
    <section aria-labelledby="columns-sets">
      <h3 id="columns-sets">{t('relations.columns.sets')}</h3>
      <ul className={styles.sets}>
        {sets.map((set) => {
          const columns = shownColumns(fromQueryString(set.query).columns, null)
          return (
            <li key={set.id}>
              <Button size="small" aria-pressed={columnsText(columns) === text} onPress={() => choose(columns)}>
                {set.name}
              </Button>
              {set.audience !== 'me' && (
                <span className={styles.soft}>
                  {set.team === null ? t('relations.views.withAll') : t('relations.views.withTeam', { team: set.team })}
                </span>
              )}
              {set.mayChange && may('relations.view.share') && (
                <Button
                  size="small"
                  tone="quiet"
                  aria-label={t('relations.columns.share', { name: set.name })}
                  onPress={() => setSharing(set)}
                >
                  {t('relations.views.share')}
                </Button>
              )}
              {set.mayChange && (
                <IconButton
                  size="small"
                  label={t('relations.columns.remove', { name: set.name })}
                  icon={<Trash2 aria-hidden="true" />}
                  onPress={() => remove(set)}
                />
              )}
            </li>
          )
        })}
      </ul>
      {sharing && <ShareDialog view={sharing} onClose={() => setSharing(null)} />}
    </section>
  )
}

/** The columns that are shown now, under a name. */
function SaveSet({ shown }: Pick<ChoiceProps, 'shown'>) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const [name, setName] = useState('')
  // The usual columns have no text of their own in the address; in a set they are written down.
  const query = toQueryString({ columns: shown.join(',') })
  const saving = useMutation({
    mutationFn: () => call(saveView, { body: { name, query, part: 'columns' } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: viewsQuery.queryKey }),
  })
  const save = () =>
    act(saving, undefined, {
      onSuccess: () => setName(''),
      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
    })
  return (
    <form
      className={styles.saveSet}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') save()
      }}
    >
      <TextField
        label={t('relations.columns.name')}
        isRequired
        placeholder={t('relations.columns.example')}
        value={name}
        onChange={setName}
        maxLength={80}
        autoComplete="off"
      />
      <Button type="submit" isDisabled={name.trim() === ''} isPending={saving.isPending}>
        {t('relations.columns.save')}
      </Button>
    </form>
  )
}
