import { useQuery } from '@tanstack/react-query'
import { Bookmark, BookmarkCheck } from 'lucide-react'
import { useEffect } from 'react'
import type { RelationPage } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useSession } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { IconButton } from '../../../ui/button.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { atHandQuery, useFavourite, useRememberSeen } from './at-hand.api.ts'

/** Keeps a relation at hand, and remembers for oneself that it was looked at. */
export function FavouriteButton({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const problemText = useProblemText()
  const { viewingAs } = useSession()
  const { id, displayName: name } = page.relation
  const { mutate: remember } = useRememberSeen(id)
  const isLookingAlong = viewingAs !== null
  useEffect(() => {
    if (!isLookingAlong) remember()
  }, [id, isLookingAlong, remember])
  const favourites = useQuery(atHandQuery).data?.favourites
  const keep = useFavourite(id)
  if (favourites === undefined || isLookingAlong) return null
  const isKept = favourites.some((one) => one.id === id)
  const change = () =>
    act(keep, !isKept, {
      onSuccess: () => showToast({ text: t(isKept ? 'relations.atHand.removed' : 'relations.atHand.added', { name }) }),
      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
    })
  const Icon = isKept ? BookmarkCheck : Bookmark
  return (
    <IconButton
      label={t(isKept ? 'relations.atHand.remove' : 'relations.atHand.add')}
      aria-pressed={isKept}
      icon={<Icon aria-hidden="true" />}
      onPress={change}
    />
  )
}
