import { useQuery } from '@tanstack/react-query'
import { BellOff, BellRing } from 'lucide-react'
import { act } from '../../../lib/act.ts'
import { useMay } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { followingQuery, useFollow } from './following.api.ts'

interface FollowProps {
  readonly relation: { readonly id: string; readonly displayName: string }
}

export function FollowButton({ relation: { id, displayName: name } }: FollowProps) {
  const t = useT()
  const may = useMay()
  const problemText = useProblemText()
  const following = useQuery({ ...followingQuery(id), enabled: may('relations.relation.read') }).data
  const follow = useFollow(id)
  if (!following) return null
  const { isFollowing } = following
  const set = (next: boolean) =>
    act(follow, next, {
      onSuccess: () =>
        showToast({ text: t(next ? 'follow.started' : 'follow.stopped', { name }), onUndo: () => set(!next) }),
      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
    })
  const Icon = isFollowing ? BellOff : BellRing
  return (
    <Button
      size="small"
      icon={<Icon aria-hidden="true" />}
      isPending={follow.isPending}
      onPress={() => set(!isFollowing)}
    >
      {t(isFollowing ? 'follow.unfollow' : 'follow.follow')}
    </Button>
  )
}
