import type { TestApp } from '../../../platform/testing/test-app.ts'

/** What a world needs to be written down and asked: a test and a proof both have it. */
export type Stand = Pick<TestApp, 'query' | 'inTransaction'>
