import { dutchToday } from '../../../lib/dutch-today.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import type { HierarchyNode } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { Callout, EmptyState } from '../../../ui/states.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { relationQuery } from '../relations.api.ts'
import { hierarchyQuery } from './hierarchy.api.ts'
import { HierarchyPicture } from './hierarchy-picture.tsx'
import { HierarchyTree } from './hierarchy-tree.tsx'
import { branchesOf } from './hierarchy.view.ts'
import styles from './hierarchy.module.css'

/** Board, schools, locations: as a tree to walk through and as a picture to print, today or on another day. */
export function HierarchyScreen() {
  const t = useT()
  const { id } = useParams({ from: '/shell/relaties/$id/structuur' })
  const { op } = useSearch({ from: '/shell/relaties/$id/structuur' })
  const navigate = useNavigate({ from: '/relaties/$id/structuur' })
  const page = useQuery(relationQuery(id)).data
  const tree = useQuery(hierarchyQuery(id, op))
  const name = page?.relation.displayName ?? ''
  return (
    <Page>
      <PageHeader
        title={t('relations.hierarchy.title', { name })}
        lead={t('relations.hierarchy.lead')}
        breadcrumbs={[
          { label: t('relations.list.title'), href: '/relaties' },
          { label: name, href: `/relaties/${id}` },
        ]}
      />
      <Row align="end">
        <TextField
          type="date"
          isRequired
          width="short"
          label={t('relations.hierarchy.on')}
          value={op ?? dutchToday()}
          onChange={(day) =>
            void navigate({
              search: (now) => ({ ...now, op: day === '' || day === dutchToday() ? undefined : day }),
              replace: true,
            })
          }
        />
        <Button tone="quiet" icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
          {t('relations.hierarchy.print')}
        </Button>
      </Row>
      <QueryStates query={tree} shape="text">
        {({ nodes, isCut }) => <Shown id={id} nodes={nodes} isCut={isCut} />}
      </QueryStates>
    </Page>
  )
}

interface ShownProps {
  readonly id: string
  readonly nodes: readonly HierarchyNode[]
  readonly isCut: boolean
}

function Shown({ id, nodes, isCut }: ShownProps) {
  const t = useT()
  const { vorm = 'boom' } = useSearch({ from: '/shell/relaties/$id/structuur' })
  const navigate = useNavigate({ from: '/relaties/$id/structuur' })
  const branches = branchesOf(nodes)
  if (nodes.length < 2)
    return (
      <EmptyState
        title={t('relations.hierarchy.empty')}
        example={t('relations.hierarchy.example')}
        action={<LinkButton href={`/relaties/${id}`}>{t('relations.hierarchy.back')}</LinkButton>}
      >
        <p>{t('relations.hierarchy.emptyText')}</p>
      </EmptyState>
    )
  return (
    <div className={styles.printed}>
      {isCut && <Callout tone="attention">{t('relations.hierarchy.cut', { count: nodes.length })}</Callout>}
      <Tabs
        label={t('relations.hierarchy.forms')}
        selected={vorm}
        onSelect={(chosen) =>
          void navigate({
            search: (now) => ({ ...now, vorm: chosen === 'plaat' ? 'plaat' : undefined }),
            replace: true,
          })
        }
        items={[
          {
            id: 'boom',
            label: t('relations.hierarchy.tree'),
            content: <HierarchyTree branches={branches} here={id} />,
          },
          {
            id: 'plaat',
            label: t('relations.hierarchy.picture'),
            content: <HierarchyPicture branches={branches} here={id} />,
          },
        ]}
      />
      <p className={styles.soft}>{t('relations.hierarchy.counted')}</p>
    </div>
  )
}
