import type { Ctx } from '../../../platform/context.ts'
import { BYTE_ORDER_MARK, csvLine } from '../../../platform/pure/csv.ts'
import * as rules from './rule.queries.ts'
import * as runs from './run.queries.ts'
import { proofTexts, sayKept, sayTerm } from './retention-texts.ts'

/** Ten years of nights of a dozen rules. */
const MOST = 50_000

/** Every run in numbers, newest first, for whoever has to show that terms are kept. Holds no name but of who let it. */
export async function proofFile(ctx: Ctx): Promise<{ fileName: string; content: string }> {
  const texts = proofTexts(ctx.language)
  const versions = new Map<string, string>()
  const lines = [csvLine(texts.columns)]
  for (const run of await runs.list(ctx, { before: null, limit: MOST })) {
    lines.push(
      csvLine([
        run.startedAt.toISOString(),
        run.finishedAt?.toISOString() ?? '',
        run.ruleTitle,
        String(run.ruleVersion),
        await termOf(ctx, versions, run),
        texts.actions[run.action],
        texts.states[run.state],
        String(run.total ?? ''),
        String(run.due ?? ''),
        String(run.removed),
        sayKept(ctx.language, run.kept),
        run.agreedBy ?? '',
        run.isScheduled ? texts.byNight : run.startedBy,
      ]),
    )
  }
  await ctx.audit('retention.proof_exported', null, { runs: lines.length - 1 })
  return { fileName: texts.fileName, content: BYTE_ORDER_MARK + lines.join('') }
}

async function termOf(ctx: Ctx, known: Map<string, string>, run: runs.RunRow): Promise<string> {
  const key = (version: number) => `${run.ruleId}/${version}`
  if (!known.has(key(run.ruleVersion)))
    for (const { version, content } of await rules.listVersions(ctx, run.ruleId))
      known.set(key(version), sayTerm(ctx.language, content))
  return known.get(key(run.ruleVersion)) ?? ''
}
