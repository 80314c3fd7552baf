import { lazy, Suspense } from 'react'
import { useMay } from '../../lib/session.tsx'

const TasksToday = lazy(async () => ({ default: (await import('./tasks/tasks-today.tsx')).TasksToday }))
const ApproachesToday = lazy(async () => ({
  default: (await import('./approaches/approaches-today.tsx')).ApproachesToday,
}))

const RoleStepsToday = lazy(async () => ({
  default: (await import('./processes/role-steps-today.tsx')).RoleStepsToday,
}))

/** What one does with relations today. Each part is loaded by itself and shows nothing when it has nothing to say. */
export function EngagementToday() {
  const may = useMay()
  return (
    <Suspense fallback={null}>
      <TasksToday />
      {may('engagement.process.work') && <RoleStepsToday />}
      {may('engagement.approach.read') && <ApproachesToday />}
    </Suspense>
  )
}
