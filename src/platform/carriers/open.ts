import type { Carrier, Carriers, Way } from './carrier.ts'
import { folderCarrier } from './folder.ts'
import { httpCarrier } from './http.ts'

/** How each way is configured: a gateway where its address is set, else a folder. */
export type CarriersConfig = { outbox: string } & { [way in Way]: { url: string; token: string | undefined } | undefined }

/** The carriers of an installation. */
export function openCarriers(config: CarriersConfig): Carriers {
  const carrier = (way: Way): Carrier => {
    const gateway = config[way]
    return gateway ? httpCarrier(gateway) : folderCarrier(config.outbox, way)
  }
  return { sms: carrier('sms'), voice: carrier('voice'), letter: carrier('letter') }
}
