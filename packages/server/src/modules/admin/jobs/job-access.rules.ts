import type { Permission } from '@klantregie/contract'

type Job = { readonly actorId: string; readonly state: string; readonly name: string }

/** Everyone may follow the work they asked for; who may see all background work may follow everybody's. */
export function maySeeJob(job: Job, actorId: string, permissions: ReadonlySet<Permission>): boolean {
  return job.actorId === actorId || permissions.has('admin.job.read')
}

/** Only work that has not ended can be stopped, and only of a kind that leaves nothing half done. */
export function canCancelJob(job: Job, cancellable: ReadonlySet<string>): boolean {
  return (job.state === 'waiting' || job.state === 'running') && cancellable.has(job.name)
}
