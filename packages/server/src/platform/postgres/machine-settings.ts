import { statfsSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'

export type Durability = 'full' | 'none'

export interface Machine {
  readonly memoryMegabytes: number
  readonly processors: number
  /** Free space where the data is. */
  readonly freeDiskMegabytes: number
  /** Size of /dev/shm, or 0 when there is none. Containers often give it 64 MB, too little for a parallel query. */
  readonly sharedMemoryMegabytes: number
}

const MEGABYTE = 1024 * 1024
/** Beyond this PostgreSQL gains little: the operating system's cache does the rest. */
const MOST_SHARED_BUFFERS = 8192
const ENOUGH_SHARED_MEMORY = 512

export function inspectMachine(dataDirectory: string): Machine {
  // A container's limit is often far below the machine's memory; without a limit Node answers 0 or an absurd number.
  const limit = process.constrainedMemory()
  const memory = limit > 0 ? Math.min(limit, totalmem()) : totalmem()
  const disk = statfsSync(dataDirectory)
  return {
    memoryMegabytes: Math.floor(memory / MEGABYTE),
    processors: availableParallelism(),
    freeDiskMegabytes: Math.floor((disk.bavail * disk.bsize) / MEGABYTE),
    sharedMemoryMegabytes: sharedMemorySize(),
  }
}

function sharedMemorySize(): number {
  try {
    const shm = statfsSync('/dev/shm')
    return Math.floor((shm.blocks * shm.bsize) / MEGABYTE)
  } catch {
    // No such file system, as on macOS.
    return 0
  }
}

const between = (least: number, value: number, most: number) => Math.floor(Math.max(least, Math.min(value, most)))

/** PostgreSQL's settings for this machine. Sizes carry their unit; booleans are `on` and `off`. */
export function settingsFor(machine: Machine, durability: Durability): Record<string, string> {
  const memory = machine.memoryMegabytes
  const megabytes = (amount: number) => `${amount}MB`
  return {
    shared_buffers: megabytes(between(64, memory / 4, MOST_SHARED_BUFFERS)),
    effective_cache_size: megabytes(between(256, memory * 0.6, memory)),
    work_mem: megabytes(between(32, memory / 256, 64)),
    maintenance_work_mem: megabytes(between(64, memory / 16, 1024)),
    max_connections: '120',
    // Room for the supervisor and the operator when an application has used up all other connections.
    superuser_reserved_connections: '8',
    // Bulk imports write much; a checkpoint per gigabyte would halve them. A tenth of a small disk is the limit.
    max_wal_size: megabytes(between(1024, machine.freeDiskMegabytes / 10, 8192)),
    min_wal_size: '256MB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    max_worker_processes: String(between(8, machine.processors * 2, 64)),
    max_parallel_workers: String(between(2, machine.processors, 32)),
    max_parallel_workers_per_gather: String(between(1, machine.processors / 2, 4)),
    dynamic_shared_memory_type: machine.sharedMemoryMegabytes >= ENOUGH_SHARED_MEMORY ? 'posix' : 'mmap',
    ...AUTOVACUUM,
    ...LOGGING,
    timezone: 'UTC',
    track_io_timing: 'on',
    ...(durability === 'none' && WITHOUT_DURABILITY),
  }
}

/** Index-only scans on hot narrow tables decay seven-fold when vacuum lags, so it comes early and works fast. */
const AUTOVACUUM = {
  autovacuum_naptime: '15s',
  autovacuum_vacuum_scale_factor: '0.05',
  autovacuum_vacuum_insert_scale_factor: '0.05',
  autovacuum_analyze_scale_factor: '0.02',
  autovacuum_vacuum_cost_limit: '2000',
}

/**
 * A week of logs, each day overwriting last week's. Statements, parameters and the details of a broken rule are kept
 * out, because they quote names and addresses of people.
 */
const LOGGING = {
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %a ',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_checkpoints: 'off',
}

/** Only for data that may be thrown away: after a power failure such a cluster is lost. */
const WITHOUT_DURABILITY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** The text of a PostgreSQL configuration file. */
export function renderSettings(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`)
    .join('')
}
