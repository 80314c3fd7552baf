import type { Module } from '../platform/module.ts'

/** Every module of the product, lowest first. */
export const modules: readonly Module[] = []
