import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { Page, PageHeader, Stack } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { BreakGlassForm } from './break-glass-form.tsx'
import { BreakGlassUses } from './break-glass-uses.tsx'
import { openableQuery } from './rights.api.ts'

/** Sight of a domain for an hour, with a reason; and for who may read it, the account of who used it. */
export function BreakGlassScreen() {
  const t = useT()
  const may = useMay()
  return (
    <Page width="narrow">
      <PageHeader title={t('glass.title')} lead={t('glass.lead')} />
      {may('governance.break_glass.use') && <Ask />}
      {may('governance.rights.read') && (
        <Stack>
          <h2>{t('glass.uses')}</h2>
          <BreakGlassUses />
        </Stack>
      )}
    </Page>
  )
}

function Ask() {
  const t = useT()
  const navigate = useNavigate()
  const { domein } = useSearch({ from: '/shell/noodtoegang' })
  const openable = useQuery(openableQuery)
  return (
    <QueryStates query={openable} shape="text">
      {({ items }) =>
        items.length === 0 ? (
          <Callout tone="information">{t('glass.needless')}</Callout>
        ) : (
          <BreakGlassForm
            domains={items}
            domainId={domein ?? null}
            onOpened={({ domain, relationId }) => {
              showToast({ text: t('glass.opened', { domain }) })
              if (relationId !== null) void navigate({ to: '/relaties/$id', params: { id: relationId } })
            }}
          />
        )
      }
    </QueryStates>
  )
}
