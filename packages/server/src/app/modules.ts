import { activity } from '../modules/activity/index.ts'
import { admin, authenticate } from '../modules/admin/index.ts'
import { governance } from '../modules/governance/index.ts'
import { identity } from '../modules/identity/index.ts'
import { relations } from '../modules/relations/index.ts'
import type { Module } from '../platform/module.ts'

/** Every module of the product, lowest first. */
export const modules: readonly Module[] = [governance, admin, relations, identity, activity]

export const authenticateFor = authenticate
