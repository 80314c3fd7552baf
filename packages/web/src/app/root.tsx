import { Outlet, useRouter } from '@tanstack/react-router'
import { RouterProvider } from 'react-aria-components'
import { ToastRegion } from '../ui/toast.tsx'
import { useRouteFocus } from './route-focus.ts'

/** Links of React Aria go through our router, and every change of page gives the keyboard and the reader a new start. */
export function Root() {
  const router = useRouter()
  useRouteFocus()
  return (
    <RouterProvider navigate={(href) => void router.navigate({ href })}>
      <Outlet />
      <ToastRegion />
    </RouterProvider>
  )
}
