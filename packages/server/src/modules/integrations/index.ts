/** What other modules may know about connections with other systems. Everything else in this folder is private. */
export { integrationsModule } from './module.ts'
