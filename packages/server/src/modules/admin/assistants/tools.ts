import {
  countSegment,
  getInventory,
  getRelation,
  getSegment,
  listSegments,
  searchRelations,
  type AnyRoute,
  type AssistantTool,
} from '@klantregie/contract'
import { z } from 'zod'

/** Calls a route of the contract with the key of the assistant: rights, masks, limits and logs are those of that route. */
export type Ask = (route: AnyRoute, input: Asked) => Promise<unknown>
export type Asked = { readonly params?: object; readonly query?: object; readonly body?: object }

export type Tool<S extends z.ZodObject = z.ZodObject> = {
  readonly title: string
  /** For the assistant; in English, as the protocol is. */
  readonly description: string
  readonly input: S
  readonly run: (ask: Ask, input: z.infer<S>) => Promise<unknown>
}

const tool = <S extends z.ZodObject>(definition: Tool<S>): Tool => definition

const MOST_FOUND = 20
const ID = z.uuid()

/** Reading only. What the holder of the key may not see is not in the answer. */
export const tools: Readonly<Record<AssistantTool, Tool>> = {
  find_relations: tool({
    title: 'Find relations',
    description:
      'Finds people, organisations and households by name, place, e-mail address or number. Forgives typing mistakes. Answers ids for show_relation.',
    input: z.object({ q: z.string().min(1).max(200), limit: z.int().min(1).max(MOST_FOUND).default(10) }),
    run: (ask, query) => ask(searchRelations, { query }),
  }),
  show_relation: tool({
    title: 'Show a relation',
    description: 'Shows one relation: its data, roles, owners and links. Fields that are kept back say so.',
    input: z.object({ id: ID }),
    run: (ask, params) => ask(getRelation, { params }),
  }),
  list_segments: tool({
    title: 'List segments',
    description: 'Lists the saved segments (groups of relations by conditions) that this key may see.',
    input: z.object({}),
    run: (ask) => ask(listSegments, {}),
  }),
  explain_segment: tool({
    title: 'Explain a segment',
    description: 'Shows the conditions of a segment, what it is for, and how many relations it holds now.',
    input: z.object({ id: ID }),
    run: async (ask, params) => {
      const segment = (await ask(getSegment, { params })) as { readonly conditions: unknown }
      return { segment, count: await ask(countSegment, { body: { conditions: segment.conditions } }) }
    },
  }),
  read_inventory: tool({
    title: 'Read the inventory',
    description:
      'Takes stock of all relations: how many of each type, who came and went, and what they brought. Without a day: the last that was counted.',
    input: z.object({ day: z.iso.date().optional() }),
    run: (ask, query) => ask(getInventory, { query }),
  }),
}
