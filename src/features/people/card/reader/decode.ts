import jsqr from 'jsqr'

type Decode = typeof jsqr.default

/** Finds a QR code among pixels. A CommonJS module: its types speak of a namespace, and some bundlers hand over the function itself. */
export const decode = ((jsqr as unknown as { default?: Decode }).default ?? jsqr) as Decode
