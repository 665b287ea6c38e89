/** Names of the functions of the standard's library (DMN 1.5, 10.3.4): they are in scope everywhere. */
export const libraryNames: ReadonlySet<string> = new Set([
  // conversion, boolean
  ...['date', 'time', 'date and time', 'number', 'string', 'duration', 'years and months duration', 'not'],
  // strings
  ...['substring', 'string length', 'upper case', 'lower case', 'substring before', 'substring after', 'replace'],
  ...['contains', 'starts with', 'ends with', 'matches', 'split', 'string join'],
  // lists
  ...['list contains', 'count', 'min', 'max', 'sum', 'mean', 'all', 'any', 'sublist', 'append', 'concatenate'],
  ...['insert before', 'remove', 'reverse', 'index of', 'union', 'distinct values', 'flatten', 'product', 'median'],
  ...['stddev', 'mode', 'list replace', 'sort'],
  // numbers
  ...['decimal', 'floor', 'ceiling', 'round up', 'round down', 'round half up', 'round half down', 'abs', 'modulo'],
  ...['sqrt', 'log', 'exp', 'odd', 'even'],
  // dates, ranges
  ...['is', 'day of year', 'day of week', 'month of year', 'week of year', 'now', 'today', 'range'],
  ...['before', 'after', 'meets', 'met by', 'overlaps', 'overlaps before', 'overlaps after', 'finishes', 'finished by'],
  ...['includes', 'during', 'starts', 'started by', 'coincides'],
  // contexts
  ...['get value', 'get entries', 'context', 'context put', 'context merge'],
])

/** Properties of values whose names have several words (Table 65). */
export const propertyNames: readonly string[] = ['time offset', 'start included', 'end included']

/** Names of types with several words; the last four are how XML Schema and older models write them. */
export const typeNames: readonly string[] = [
  'date and time',
  'days and time duration',
  'years and months duration',
  'day time duration',
  'year month duration',
]

/** Words that begin or join expressions; none is a name by itself. */
export const keywords: ReadonlySet<string> = new Set([
  ...['true', 'false', 'null', 'and', 'or', 'if', 'then', 'else', 'for', 'return', 'some', 'every', 'satisfies'],
  ...['in', 'between', 'instance', 'function'],
])
