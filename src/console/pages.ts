import type { ComponentType } from 'react'
import type { Role } from '../platform/actor.ts'
import { pages as ownPages } from './keep/index.tsx'

/** The groups of the navigation, in their order. */
export const navigationGroups = ['work', 'plan', 'registers', 'keep'] as const
export type NavigationGroup = (typeof navigationGroups)[number]

/** Icons that a line of the navigation may have; always shown beside its words. */
export type IconName =
  | 'work'
  | 'board'
  | 'task'
  | 'project'
  | 'register'
  | 'department'
  | 'city'
  | 'quality'
  | 'import'
  | 'people'
  | 'audit'
  | 'calendar'
  | 'home'

/** A page a feature brings to the console, at `/console/DISTRICT/path`. */
export type ConsolePage = {
  /** Below the district: `indicators`, `indicators/$key`. */
  path: string
  /** Key of its title in the words files. */
  title: string
  /** A line of the navigation; absent for pages one reaches from another. */
  navigation?: { group: NavigationGroup; order: number; icon: IconName }
  /** Who may open it: all staff, or the holders of a role in the district. */
  scope: 'staff' | readonly Role[]
  /** Brings the page's own code when it is first opened. */
  load(): Promise<ComponentType>
}

const modules = import.meta.glob<{ pages: ConsolePage[] }>('../features/*/console/index.tsx', { eager: true })

/** Every page of every feature, and the console's own. */
export const pages: ConsolePage[] = [...Object.values(modules).flatMap((module) => module.pages), ...ownPages]

/** The pages that have a line in the navigation, in their order. */
export function navigationPages(): ConsolePage[] {
  const place = ({ navigation }: ConsolePage) =>
    navigation ? navigationGroups.indexOf(navigation.group) * 1000 + navigation.order : 0
  return pages.filter((page) => page.navigation).sort((a, b) => place(a) - place(b))
}
