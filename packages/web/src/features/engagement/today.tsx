import { lazy } from 'react'
import type { Feature } from '../../lib/feature.ts'

/** What one does with relations today. Each part is loaded by itself. */
export const engagementToday: NonNullable<Feature['todayParts']> = {
  tasks: lazy(async () => ({ default: (await import('./tasks/tasks-today.tsx')).TasksToday })),
  approaches: lazy(async () => ({ default: (await import('./approaches/approaches-today.tsx')).ApproachesToday })),
  steps: lazy(async () => ({ default: (await import('./processes/role-steps-today.tsx')).RoleStepsToday })),
}
