import { constants } from 'node:fs'
import { access, lstat, mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FolderProblem } from '@klantregie/contract'
import type { Who } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { takeIn } from '../imports/import.service.ts'
import * as imports from '../imports/import.queries.ts'
import * as folders from './folder.queries.ts'
import { filesToTake, type FileSeen } from './folder.rules.ts'
import { pathOf } from './folder.service.ts'
import type { Holders } from './holders.ts'
import { bringLetters } from './mailbox/read-letters.service.ts'

/** Files that are taken in one look; the next look goes on. */
const MOST_FILES = 25

type Found = { readonly problem: FolderProblem | null; readonly problemFile: string | null }
const FINE: Found = { problem: null, problemFile: null }

/**
 * Takes the whole files out of a folder, oldest first. A file is cleared away after it was stored and its import made; killed in between,
 * the same file is known by what is in it and is only cleared away.
 */
export async function lookIntoFolder(run: JobRun, folderId: string, holders: Holders): Promise<void> {
  const told = await run.inTenant(async (ctx) => {
    const folder = await folders.find(ctx, folderId)
    if (!folder || folder.isPaused) return null
    return {
      folder,
      path: await pathOf(ctx, run.drop, folder.directory),
      who: await holders.whoIs(ctx, folder.holderId),
    }
  })
  // Without rights nothing is taken: it stays where it is until somebody takes the folder over.
  if (!told?.who?.permissions.has('identity.import.run')) return
  await bringLetters(run, { folderId, path: told.path })
  const found = await takeAll(run, { folder: told.folder, path: told.path, who: told.who })
  await run.inTenant(async (ctx) => {
    await folders.noteLook(ctx, folderId, found)
    await ctx.announce({ topic: 'import', id: folderId })
  })
}

type Place = { readonly folder: folders.FolderRow; readonly path: string; readonly who: Who }

async function takeAll(run: JobRun, place: Place): Promise<Found> {
  const seen = await filesIn(place.path)
  if (typeof seen === 'string') return { problem: seen, problemFile: null }
  // Of a file that cannot be taken is told once; those after it are not held up by it.
  let found = FINE
  for (const file of filesToTake(seen, run.clock()).slice(0, MOST_FILES)) {
    if (run.signal.aborted) return found
    const problem = await take(run, place, file)
    if (problem && !found.problem) found = { problem, problemFile: file.name }
  }
  return found
}

/** What lies in a folder; it is made when it is not there, so that whoever connects the other system finds it. */
async function filesIn(path: string): Promise<FileSeen[] | FolderProblem> {
  try {
    await mkdir(path, { recursive: true, mode: 0o770 })
    const names = await readdir(path)
    await access(path, constants.W_OK)
    const seen = await Promise.all(
      names.map(async (name) => {
        // Somebody may have taken it away in the meantime.
        const file = await lstat(join(path, name)).catch(() => null)
        return file && { name, isFile: file.isFile(), bytes: file.size, at: file.mtime }
      }),
    )
    return seen.filter((file) => file !== null)
  } catch (error) {
    const { code } = error as { code?: unknown }
    return code === 'EACCES' || code === 'EROFS' || code === 'EPERM' ? 'not_writable' : 'unreachable'
  }
}

async function take(run: JobRun, { folder, path, who }: Place, seen: FileSeen): Promise<FolderProblem | null> {
  const name = join(path, seen.name)
  if (seen.bytes > run.drop.mostBytes) return 'too_large'
  const fileId = imports.freshId()
  const kept = await keep(run, { name, fileId, seen })
  if (kept === 'changed') return null
  if (kept === 'unreadable') return 'unreadable'
  try {
    const isTaken = await run.inTenantAs(who, async (ctx) => {
      await folders.lock(ctx, folder.id)
      await folders.noteArrival(ctx, folder.id)
      if (await folders.isKnownFile(ctx, folder.id, { fileName: seen.name, sha256: kept.sha256 })) {
        await ctx.audit('import_folder.same_file', { kind: 'import_folder', id: folder.id })
        return false
      }
      await takeIn(ctx, { fileId, fileName: seen.name, ...kept, folderId: folder.id, runsAs: folder.holderId })
      return true
    })
    if (!isTaken) await run.files.remove(run.tenantId, fileId)
  } catch (error) {
    await run.files.remove(run.tenantId, fileId)
    throw error
  }
  await rm(name, { force: true })
  return null
}

/** Copies a file into our own keeping; not when it is a link to elsewhere, or when somebody is still writing in it. */
async function keep(
  run: JobRun,
  { name, fileId, seen }: { readonly name: string; readonly fileId: string; readonly seen: FileSeen },
): Promise<{ bytes: number; sha256: string } | 'changed' | 'unreadable'> {
  const handle = await open(name, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => null)
  if (!handle) return 'unreadable'
  try {
    const kept = await run.files.save(
      run.tenantId,
      fileId,
      handle.createReadStream({ autoClose: false }),
      run.drop.mostBytes,
    )
    const now = await handle.stat()
    if (now.size === kept.bytes && now.mtime.getTime() === seen.at.getTime()) return kept
    await run.files.remove(run.tenantId, fileId)
    return 'changed'
  } catch (error) {
    if (error instanceof AppError && error.code === 'http.too_large') return 'changed'
    throw error
  } finally {
    await handle.close()
  }
}
