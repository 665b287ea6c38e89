import { advisor } from './features/advisor/index.ts'
import { city } from './features/city/index.ts'
import { homeOf } from './features/home/index.ts'
import { messagesOf } from './features/messages/index.ts'
import { people } from './features/people/index.ts'
import { places } from './features/places/index.ts'
import { plans } from './features/plans/index.ts'
import { privacyOf } from './features/privacy/index.ts'
import { services } from './features/services/index.ts'
import { sessions } from './features/sessions/index.ts'
import { workOf } from './features/work/index.ts'
import type { Feature } from './platform/feature.ts'

const ground: Feature[] = [people, places, plans, services]
const tellers: Feature[] = [...ground, sessions]
const engines: Feature[] = [sessions, messagesOf(tellers)]
const below = [...ground, ...engines]

/** Every feature of the product. Taking a line and its folder away takes the feature away. */
export const features: Feature[] = [...below, workOf(below), homeOf([...below, advisor]), privacyOf(below), city, advisor]
