import { plans } from './features/plans/index.ts'
import type { Feature } from './platform/feature.ts'

/** Every feature of the product. Taking a line and its folder away takes the feature away. */
export const features: Feature[] = [plans]
