import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** How long a page may take before its title is no longer waited for, in milliseconds. */
const PATIENCE_MS = 5_000

/**
 * After a change of page the focus goes to its title: a screen reader reads it, and Tab starts at the content instead
 * of in the rail. A change of search parameters (a filter, a tab) leaves the focus where it is.
 */
export function useRouteFocus(): void {
  const router = useRouter()
  useEffect(() => {
    let observer: MutationObserver | undefined
    const stop = router.subscribe('onResolved', ({ pathChanged, fromLocation }) => {
      observer?.disconnect()
      if (!pathChanged || !fromLocation) return
      if (focusTitle()) return
      observer = new MutationObserver(() => {
        if (focusTitle()) observer?.disconnect()
      })
      observer.observe(document.body, { childList: true, subtree: true })
      setTimeout(() => observer?.disconnect(), PATIENCE_MS)
    })
    return () => {
      stop()
      observer?.disconnect()
    }
  }, [router])
}

function focusTitle(): boolean {
  const title = document.querySelector<HTMLElement>('[data-page-title]')
  title?.focus({ preventScroll: true })
  return title !== null
}
