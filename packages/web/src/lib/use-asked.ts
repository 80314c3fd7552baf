import { useEffect, useRef } from 'react'

/**
 * Begins something that the address of the page asks for. `onBegun` is null while nothing is asked; it makes the address forget, so that
 * the same can be asked again.
 */
export function useAsked(onBegun: (() => void) | null, begin: () => void): void {
  const latest = useRef(begin)
  useEffect(() => {
    latest.current = begin
  })
  useEffect(() => {
    if (onBegun === null) return
    latest.current()
    onBegun()
  }, [onBegun])
}
