import { extensions } from './accepted.ts'

const longest = 200

/**
 * A name fit to keep and to show: no path, no control or direction-changing characters, none that a file system refuses, at most 200 characters;
 * Chinese stays. A name whose extension is not one of the type's gets it appended, so `报告.exe` that is a PDF becomes `报告.exe.pdf`.
 */
export function cleanName(name: string, mediaType: string): string {
  const bare = name
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const known = extensions[mediaType] ?? []
  const has = known.some((extension) => bare.toLowerCase().endsWith(`.${extension}`))
  const stem = has ? bare.slice(0, bare.lastIndexOf('.')) : bare
  const tail = has ? bare.slice(bare.lastIndexOf('.')) : known[0] ? `.${known[0]}` : ''
  return `${[...(stem || '未命名')].slice(0, longest - tail.length).join('')}${tail}`
}
