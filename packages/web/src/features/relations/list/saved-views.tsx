import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { BookmarkPlus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { removeView, saveView } from '@klantregie/contract'
import type { SavedView } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/class-names.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { viewsQuery } from '../relations.api.ts'
import { fromQueryString, isSameView, listHref, toQueryString } from './list-address.view.ts'
import type { ListAddress } from './list-address.view.ts'
import styles from './list.module.css'

/** Saved views as addresses one can go to, and a way to keep the one that stands there now. */
export function SavedViews({ address }: { readonly address: ListAddress }) {
  const t = useT()
  const views = useQuery(viewsQuery).data?.items ?? []
  const current = views.find((view) => isSameView(fromQueryString(view.query), address))
  const isPlain = toQueryString(address) === ''
  if (views.length === 0 && isPlain) return null
  return (
    <nav aria-label={t('relations.views.title')} className={styles.views}>
      <ul>
        <li>
          <ViewLink href="/relaties" name={t('relations.views.all')} isCurrent={isPlain} />
        </li>
        {views.map((view) => (
          <li key={view.id}>
            <ViewLink
              href={listHref(fromQueryString(view.query))}
              name={view.name}
              isCurrent={!isPlain && view === current}
            />
          </li>
        ))}
      </ul>
      {!isPlain && current === undefined && <SaveView address={address} />}
      {!isPlain && current?.isMine === true && <RemoveView view={current} />}
    </nav>
  )
}

interface ViewLinkProps {
  readonly href: string
  readonly name: string
  readonly isCurrent: boolean
}

function ViewLink({ href, name, isCurrent }: ViewLinkProps) {
  return (
    <Link
      href={href}
      className={cx(styles.view, isCurrent && styles.current)}
      {...(isCurrent && { 'aria-current': 'page' as const })}
    >
      {name}
    </Link>
  )
}

function SaveView({ address }: { readonly address: ListAddress }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button tone="quiet" size="small" icon={<BookmarkPlus aria-hidden="true" />} onPress={() => setOpen(true)}>
        {t('relations.views.save')}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('relations.views.saveTitle')} size="small">
        <SaveViewForm query={toQueryString(address)} onSaved={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function SaveViewForm({ query, onSaved }: { readonly query: string; readonly onSaved: () => void }) {
  const t = useT()
  const cache = useQueryClient()
  const form = useContractForm({
    schema: saveView.body,
    initial: { name: '' },
    toBody: (values) => ({ name: values['name'], query }),
    onSubmit: async (body) => {
      const view = await call(saveView, { body })
      await cache.invalidateQueries({ queryKey: viewsQuery.queryKey })
      showToast({ text: t('relations.views.saved', { name: view.name }) })
      onSaved()
    },
  })
  return (
    <Form form={form}>
      <p>{t('relations.views.saveText')}</p>
      <TextField
        {...form.field('name')}
        isRequired
        autoFocus
        autoComplete="off"
        label={t('relations.views.name')}
        placeholder={t('relations.views.example')}
      />
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('relations.views.saveSubmit')}
        </Button>
      </div>
    </Form>
  )
}

function RemoveView({ view }: { readonly view: SavedView }) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const refresh = () => cache.invalidateQueries({ queryKey: viewsQuery.queryKey })
  const failed = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })
  const restore = useMutation({
    mutationFn: () => call(saveView, { body: { name: view.name, query: view.query } }),
    onSuccess: refresh,
    onError: failed,
  })
  const remove = useMutation({
    mutationFn: () => call(removeView, { params: { id: view.id } }),
    onSuccess: async () => {
      await refresh()
      showToast({ text: t('relations.views.removed', { name: view.name }), onUndo: () => restore.mutate() })
    },
    onError: failed,
  })
  return (
    <Button
      tone="quiet"
      size="small"
      icon={<Trash2 aria-hidden="true" />}
      isPending={remove.isPending}
      onPress={() => remove.mutate()}
    >
      {t('relations.views.remove')}
    </Button>
  )
}
