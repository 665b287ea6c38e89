/** @jsxImportSource react */
import type { ConsolePage } from '../../../console/pages.ts'

const readers = ['coordinator', 'department_officer', 'street_officer', 'provider', 'auditor', 'administrator'] as const

/** The pages about facilities: the register, one facility, what is needed where, designations, proposals, sheets, opening hours, and who runs what. */
export const pages: ConsolePage[] = [
  {
    path: 'places',
    title: 'console.places.list.title',
    navigation: { group: 'registers', order: 2, icon: 'home' },
    scope: readers,
    load: () => import('./list/PlacesPage.tsx').then((page) => page.PlacesPage),
  },
  {
    path: 'places/$facility',
    title: 'console.places.facility.title',
    scope: readers,
    load: () => import('./facility/FacilityPage.tsx').then((page) => page.FacilityPage),
  },
  {
    path: 'places/need',
    title: 'console.places.need.title',
    scope: readers,
    load: () => import('./need/NeedPage.tsx').then((page) => page.NeedPage),
  },
  {
    path: 'places/designations',
    title: 'console.places.designations.title',
    scope: readers,
    load: () => import('./designations/DesignationsPage.tsx').then((page) => page.DesignationsPage),
  },
  {
    path: 'places/proposals',
    title: 'console.places.proposals.title',
    scope: readers,
    load: () => import('./proposals/ProposalsPage.tsx').then((page) => page.ProposalsPage),
  },
  {
    path: 'places/sheets',
    title: 'console.places.sheets.title',
    scope: readers,
    load: () => import('./sheets/SheetsPage.tsx').then((page) => page.SheetsPage),
  },
  {
    path: 'places/venues',
    title: 'console.places.venues.title',
    scope: readers,
    load: () => import('./venues/VenuesPage.tsx').then((page) => page.VenuesPage),
  },
  {
    path: 'places/organizations',
    title: 'console.places.organizations.title',
    scope: readers,
    load: () => import('./organizations/OrganizationsPage.tsx').then((page) => page.OrganizationsPage),
  },
  {
    path: 'places/organizations/$organization',
    title: 'console.places.operator.title',
    scope: readers,
    load: () => import('./organizations/OperatorPage.tsx').then((page) => page.OperatorPage),
  },
]
