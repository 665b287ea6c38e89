import type { Point } from './distance.ts'

/** Krasovsky 1940, on which GCJ-02 stands: semi-major axis in metres and squared eccentricity. */
const axis = 6_378_245
const eccentricity = 0.006_693_421_622_965_943

/** A point of GCJ-02 (火星坐标, what Chinese map services give) from WGS84. Outside the mainland's box both are the same. */
export function toGcj02({ lon, lat }: Point): Point {
  if (isAbroad(lon, lat)) return { lon, lat }
  const [x, y] = [lon - 105, lat - 35]
  const rad = (lat / 180) * Math.PI
  const magic = 1 - eccentricity * Math.sin(rad) ** 2
  const root = Math.sqrt(magic)
  return {
    lon: lon + (eastward(x, y) * 180) / ((axis / root) * Math.cos(rad) * Math.PI),
    lat: lat + (northward(x, y) * 180) / (((axis * (1 - eccentricity)) / (magic * root)) * Math.PI),
  }
}

/** WGS84 from a point of GCJ-02, to less than a centimetre: the shift is undone step by step, as it has no closed inverse. */
export function fromGcj02(point: Point): Point {
  let guess = { ...point }
  for (let step = 0; step < 10; step++) {
    const shifted = toGcj02(guess)
    guess = { lon: guess.lon + point.lon - shifted.lon, lat: guess.lat + point.lat - shifted.lat }
  }
  return guess
}

const isAbroad = (lon: number, lat: number) => lon < 72.004 || lon > 137.8347 || lat < 0.8293 || lat > 55.8271

const wave = (at: number, ...terms: [amplitude: number, over: number][]) =>
  (terms.reduce((sum, [amplitude, over]) => sum + amplitude * Math.sin((at / over) * Math.PI), 0) * 2) / 3

function eastward(x: number, y: number): number {
  const bend = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x))
  return bend + wave(x, [20, 1 / 6], [20, 1 / 2]) + wave(x, [20, 1], [40, 3]) + wave(x, [150, 12], [300, 30])
}

function northward(x: number, y: number): number {
  const bend = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x))
  return bend + wave(x, [20, 1 / 6], [20, 1 / 2]) + wave(y, [20, 1], [40, 3]) + wave(y, [160, 12], [320, 30])
}
