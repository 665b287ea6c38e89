import { looksLikeDepartment, partDepartments } from './departments.ts'
import type { Role } from './roles.ts'
import { plain, squeeze } from './text.ts'
import { isUnit } from './units.ts'

/** How well a cell fits a column of that role: below zero where it cannot stand there. */
export function matching(role: Role, cell: string): number {
  const text = plain(squeeze(cell))
  const figure = /^[≥≤<>=~约]*[\d.,]+(?:[%‰]|[一-龥/]{0,4})(?:以上|左右|\(.*\))?$/.test(text) || /^[-/]+$/.test(text)
  const nature = /^(?:约束|预期)性?$/.test(text)
  if (role === 'no') return /^\d{1,3}$/.test(text) ? 3 : text ? -6 : -2
  if (role === 'name') return !text || figure || nature ? -5 : isUnit(text) ? -2 : 1
  if (role === 'category' || role === 'domain')
    return !text ? 0 : figure || nature || isUnit(text) ? -4 : text.length <= 12 ? 1 : -1
  if (role === 'unit') return isUnit(text) ? 3 : !text || /^[-/]+$/.test(text) ? 0 : -3
  if (role === 'nature') return nature ? 4 : text ? -5 : -1
  if (role === 'leads' || role === 'helpers')
    return !text ? 0 : partDepartments(text).every(looksLikeDepartment) && !figure ? 2 : -3
  if (role === 'measure') return !text || figure || nature ? -2 : text.length >= 4 && !isDutyOf(text) ? 1 : -1
  if (role === 'deadline')
    return /20\d\d|长期|持续|每年|全年|季度|月底|年底|年前|完成/.test(text) && text.length <= 16 ? 2 : text ? -2 : 0
  if (role === 'target' || role === 'base' || role === 'year') return target(role, text, figure, nature)
  return 0
}

function isDutyOf(text: string): boolean {
  const names = partDepartments(text)
  return names.length > 0 && names.every(looksLikeDepartment)
}

function target(role: Role, text: string, figure: boolean, nature: boolean): number {
  if (!text) return role === 'base' ? 0 : -2
  if (figure) return 2
  if (nature || (/[局委办]$/.test(text) && text.length <= 12)) return -4
  if (/\d/.test(text)) return 0
  return text.length <= 12 ? 0 : -1
}
