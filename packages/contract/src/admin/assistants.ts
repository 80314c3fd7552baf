import { z } from 'zod'
import { defineRoute } from '../platform/route.ts'

/** What an assistant can be asked to read; each is a tool of the Model Context Protocol. */
export const AssistantTool = z.enum([
  'find_relations',
  'show_relation',
  'list_segments',
  'explain_segment',
  'read_inventory',
])
export type AssistantTool = z.infer<typeof AssistantTool>

/** Messages of the Model Context Protocol (JSON-RPC 2.0); their shape is that of the protocol. */
export const askAsAssistant = defineRoute({
  method: 'POST',
  path: '/mcp',
  permission: 'session',
  withKey: 'allowed',
  summary:
    'Read as an AI assistant, by the Model Context Protocol over streamable HTTP; only with a key, and only when the organisation allows it',
  transport: 'download',
  body: z.unknown(),
  response: z.unknown(),
  errors: ['auth.key_needed', 'admin.assistants_off'],
})
