import { z } from 'zod'
import { defineRoute } from '../platform/route.ts'
import { MappingTarget } from '../identity/mapping.ts'

/** A system that the product can be connected with. */
export const ConnectorKey = z.enum([
  'pretix',
  'ticketmatic',
  'eventbrite',
  'laposta',
  'mailchimp',
  'mailerlite',
  'wise',
  'koha',
])
export type ConnectorKey = z.infer<typeof ConnectorKey>

/** One thing that must be known of the other system; `url`: the address at which it stands, without a path of ours. */
export const ConnectorSetting = z.object({
  key: z.string(),
  kind: z.enum(['url', 'text', 'choice', 'yes_no']),
  isRequired: z.boolean(),
  /** Of a choice. */
  options: z.array(z.string()),
  /** What it is when nobody says so. */
  usual: z.string().nullable(),
})
export type ConnectorSetting = z.infer<typeof ConnectorSetting>

/** A column of what the other system says about people, and what it means when nobody says otherwise. */
export const ConnectorColumn = z.object({ header: z.string(), target: MappingTarget })
export type ConnectorColumn = z.infer<typeof ConnectorColumn>

export const Connector = z.object({
  key: ConnectorKey,
  /** The name of the system, a name and no text to translate. */
  name: z.string(),
  group: z.enum(['ticketing', 'library', 'newsletter', 'register']),
  /** No organisation has run it yet: built from the documentation of the maker. */
  isTrial: z.boolean(),
  settings: z.array(ConnectorSetting),
  /** What is kept sealed and is never shown again. */
  secrets: z.array(z.string()),
  /** In the order in which they are asked for. */
  streams: z.array(z.string()),
  columns: z.array(ConnectorColumn),
  /** The other system can tell that something changed. */
  hasHooks: z.boolean(),
  /** It keeps people in lists, of which is chosen which are fetched and what each stands for. */
  hasLists: z.boolean(),
  /** Segments can go out to its lists. */
  takesSegments: z.boolean(),
  /** How often it is good to ask, in minutes, when nobody says otherwise. */
  usualMinutes: z.int(),
})
export type Connector = z.infer<typeof Connector>

export const listConnectors = defineRoute({
  method: 'GET',
  path: '/connectors',
  permission: 'integrations.connection.read',
  summary: 'List the systems that can be connected, with what must be known of each',
  response: z.object({ items: z.array(Connector) }),
})
