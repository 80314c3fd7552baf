import pg from 'pg'

type Query = (this: unknown, ...args: unknown[]) => unknown

/** Adds up the time of every kind of statement from here on; `--profile` shows where a bench's time goes. */
export function profileStatements(): { readonly tell: (say: (line: string) => void, most: number) => void } {
  const totals = new Map<string, { milliseconds: number; calls: number }>()
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const original = prototype.query
  prototype.query = function profiled(...args) {
    const text = typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string } | undefined)?.text ?? 'copy')
    const started = performance.now()
    const result = original.apply(this, args)
    if (result instanceof Promise)
      void result.finally(() => add(totals, text, performance.now() - started)).catch(() => undefined)
    return result
  }
  return {
    tell: (say, most) => {
      const rows = [...totals].sort(([, a], [, b]) => b.milliseconds - a.milliseconds).slice(0, most)
      for (const [text, { milliseconds, calls }] of rows)
        say(`${Math.round(milliseconds).toString().padStart(8)} ms ${String(calls).padStart(6)}×  ${text}`)
      totals.clear()
    },
  }
}

function add(totals: Map<string, { milliseconds: number; calls: number }>, text: string, milliseconds: number): void {
  const key = text.replace(/\s+/g, ' ').trim().slice(0, 150)
  const known = totals.get(key) ?? { milliseconds: 0, calls: 0 }
  totals.set(key, { milliseconds: known.milliseconds + milliseconds, calls: known.calls + 1 })
}
