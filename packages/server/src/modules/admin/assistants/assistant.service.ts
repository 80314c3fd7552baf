import type { AssistantTool } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { getOrganisation } from '../organisations/organisation.service.ts'

/** @throws AppError admin.assistants_off */
export async function requireAssistants(ctx: Ctx): Promise<void> {
  if (!(await getOrganisation(ctx)).hasAssistants) throw new AppError('admin.assistants_off')
}

/** That an assistant looked is kept, apart from what the reading itself keeps of special data. */
export async function traceAssistant(ctx: Ctx, tool: AssistantTool): Promise<void> {
  await ctx.auditRead('assistant.asked', null, { tool })
}
