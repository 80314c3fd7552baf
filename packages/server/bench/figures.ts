export type Figures = { readonly count: number; readonly p50: number; readonly p95: number; readonly max: number }

/** Milliseconds of a number of measured calls, by rank. */
export function figuresOf(milliseconds: readonly number[]): Figures {
  const sorted = [...milliseconds].sort((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) }
}

export const round = (value: number) => Math.round(value * 10) / 10

export function sayFigures(name: string, { count, p50, p95, max }: Figures): string {
  return `${name.padEnd(44)} p50 ${String(p50).padStart(7)} ms   p95 ${String(p95).padStart(7)} ms   max ${String(max).padStart(7)} ms   (${count} calls)`
}

export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const start = performance.now()
  const result = await work()
  return { result, milliseconds: performance.now() - start }
}
