// Mutual exclusion between launches. A lock file would survive kill -9 and then block everybody; a listening socket
// ends with its process. Node 20 has no other lock that does.
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { progress } from './terminal.mjs'

/** Runs `work` while no other launch on this machine runs work under the same name. */
export async function alone(name, work) {
  const address = addressOf(name)
  for (let waited = false; ; waited = true) {
    const server = await listen(address)
    if (server) return await work().finally(() => release(server))
    if (!waited) progress('Een andere start is hiermee bezig; even wachten …')
    await untilReleased(address)
  }
}

/** On Linux an abstract name, which leaves no file behind. */
function addressOf(name) {
  const short = `klantregie-${createHash('sha256').update(name).digest('hex').slice(0, 16)}`
  return process.platform === 'linux' ? `\0${short}` : join(tmpdir(), `${short}.sock`)
}

function listen(address) {
  return new Promise((resolve, reject) => {
    const holders = new Set()
    const server = createServer((waiter) => {
      holders.add(waiter)
      waiter.on('error', () => undefined)
      waiter.on('close', () => holders.delete(waiter))
    })
    server.holders = holders
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
    server.listen(address, () => resolve(server))
  })
}

function release(server) {
  server.close()
  for (const waiter of server.holders) waiter.destroy()
}

/** Waits until the holder lets go or dies. */
function untilReleased(address) {
  return new Promise((resolve) => {
    const line = connect(address)
    line.once('error', (error) => {
      // Refused: the file is there and its process is not.
      if (error.code === 'ECONNREFUSED' && !address.startsWith('\0')) rmSync(address, { force: true })
    })
    line.once('close', resolve)
    line.resume()
  })
}
