import { useQuery } from '@tanstack/react-query'
import { Users } from 'lucide-react'
import { Link } from 'react-aria-components'
import type { SavedView } from '@klantregie/contract'
import { TextLink } from '../../../ui/button.tsx'
import { cx } from '../../../ui/class-names.ts'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { toQueryString } from '../list/list-address.view.ts'
import type { ListAddress } from '../list/list-address.view.ts'
import type { ListState } from '../list/list-state.ts'
import { useT } from '../locale/index.ts'
import { FormIcon } from './form-icon.tsx'
import { FormSwitch } from './form-switch.tsx'
import { SaveView } from './save-view.tsx'
import { UpdateView, ViewMenu } from './view-menu.tsx'
import { formOf, viewHref, viewOf, viewsIn } from './view-address.view.ts'
import { viewsQuery } from './views.api.ts'
import styles from './views.module.css'

interface ViewProps {
  readonly address: ListAddress
  /** The view whose page this is. */
  readonly view: SavedView | null
  /** Whether what is shown differs from what was saved. */
  readonly isChanged: boolean
}

type ViewsBarProps = ViewProps & Pick<ListState, 'go'>

/** Saved views as pages to go to, in which form the list stands there, and what can be done with the view. */
export function ViewsBar({ address, go, view, isChanged }: ViewsBarProps) {
  const t = useT()
  const views = viewsIn(useQuery(viewsQuery).data?.items ?? [])
  const isPlain = view === null && toQueryString(address) === ''
  const isNew = view === null && !isPlain && viewOf(views, address) === undefined
  return (
    <div className={styles.bar}>
      <nav aria-label={t('relations.views.title')} className={styles.views}>
        <ul>
          <li>
            <ViewTab href="/relaties" isCurrent={isPlain}>
              {t('relations.views.all')}
            </ViewTab>
          </li>
          {views.map((one) => (
            <li key={one.id}>
              <ViewTab href={viewHref(one)} isCurrent={one.id === view?.id}>
                <FormIcon form={formOf(one)} />
                <span className={styles.name}>{one.name}</span>
                {one.audience !== 'me' && <SharedMark view={one} />}
              </ViewTab>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.actions}>
        <FormSwitch address={address} go={go} />
        {isNew && <SaveView address={address} isCopy={false} />}
        {view !== null && <ViewActions address={address} view={view} isChanged={isChanged} />}
      </div>
    </div>
  )
}

function ViewActions({ address, view, isChanged }: ViewProps & { readonly view: SavedView }) {
  const t = useT()
  return (
    <>
      {isChanged && (
        <>
          <TextLink href={viewHref(view)}>{t('relations.views.back', { name: view.name })}</TextLink>
          {view.mayChange && <UpdateView view={view} query={toQueryString(address)} />}
          <SaveView address={address} isCopy />
        </>
      )}
      <ViewMenu view={view} />
    </>
  )
}

interface ViewTabProps {
  readonly href: string
  readonly isCurrent: boolean
  readonly children: React.ReactNode
}

function ViewTab({ href, isCurrent, children }: ViewTabProps) {
  return (
    <Link
      href={href}
      className={cx(styles.view, isCurrent && styles.current)}
      {...(isCurrent && { 'aria-current': 'page' as const })}
    >
      {children}
    </Link>
  )
}

/** With whom it is shared, for who sees it and who hears it. */
function SharedMark({ view }: { readonly view: SavedView }) {
  const t = useT()
  return (
    <>
      <Users aria-hidden="true" className={styles.shared} />
      <VisuallyHidden>
        {view.team === null ? t('relations.views.withAll') : t('relations.views.withTeam', { team: view.team })}
      </VisuallyHidden>
    </>
  )
}
