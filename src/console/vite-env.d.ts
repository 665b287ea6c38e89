/// <reference types="vite/client" />

declare module 'qrcode' {
  /** Draws a QR code as an SVG document. */
  // biome-ignore lint/suspicious/noShadowRestrictedNames: the package's own name for it
  export function toString(
    text: string,
    options: { type: 'svg'; margin?: number; errorCorrectionLevel?: 'L' | 'M' | 'Q' | 'H' },
  ): Promise<string>
}
