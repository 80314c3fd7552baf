import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Pool } from '../db/pool.ts'
import type { App } from './app.ts'

/** Upper bounds in seconds, around the promises of 100, 200 and 300 ms. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10]

/** `/health/live`: the process answers. `/health/ready`: the database does too. `/metrics`: figures for Prometheus. */
export function serveHealth(app: App, pool: Pool): void {
  app.http.get('/health/live', () => ({ status: 'ok' }))
  app.http.get('/health/ready', async (_request, reply) => {
    try {
      await sql`select 1`.execute(app.transactions.database)
      return { status: 'ok' }
    } catch {
      return reply.code(503).send({ status: 'database' })
    }
  })
  serveMetrics(app, pool)
}

function serveMetrics(app: App, pool: Pool): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'klantregie_' })
  const duration = new Histogram({
    name: 'klantregie_http_request_seconds',
    help: 'Time to answer a request, by route pattern.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  })
  new Gauge({
    name: 'klantregie_database_connections',
    help: 'Connections of this process to the database, by state.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'open' }, pool.totalCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
  app.http.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    duration.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
    done()
  })
  app.http.get('/metrics', async (request, reply) => {
    if (!mayRead(request.headers.authorization, request.ip, app.config.metricsToken)) return reply.code(404).send()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

function mayRead(authorization: string | undefined, address: string, token: string | undefined): boolean {
  if (token !== undefined) return authorization === `Bearer ${token}`
  return address === '127.0.0.1' || address === '::1'
}
