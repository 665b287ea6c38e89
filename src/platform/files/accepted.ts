/** The kinds of file taken by default, with their extensions: the first is given to a name that has none of them. */
export const extensions: Record<string, readonly string[]> = {
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'text/plain': ['txt', 'text', 'md'],
  'text/csv': ['csv'],
  'text/html': ['html', 'htm'],
}

/** What is taken unless the caller says otherwise: all of the above but HTML, which only plan import reads. */
export const acceptedByDefault: readonly string[] = Object.keys(extensions).filter((type) => type !== 'text/html')
