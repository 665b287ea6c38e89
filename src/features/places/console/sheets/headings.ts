/** What sheets of facilities and beds hold: the headings that must be there, and those that may be, as the import reads them. */
export const sheetKinds = {
  facilities: {
    needed: ['类型', '名称', '开业日期'],
    others: ['街镇', '居村委', '地址', '经度', '纬度', '坐标系', '电话', '统一社会信用代码', '来源'],
  },
  beds: {
    needed: ['设施', '床号', '起始日期'],
    others: ['至床号', '楼层', '护理型', '认知障碍', '保基本', '来源'],
  },
} as const

export type SheetKind = keyof typeof sheetKinds
