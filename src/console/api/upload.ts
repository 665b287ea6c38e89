import { ApiProblem, problemOf } from './problem.ts'

/** Sends one file as the body of a form and tells how far it is (0 to 1). Returns the server's JSON. */
export function upload<T>(
  path: string,
  file: File,
  told: { onProgress?(share: number): void; fields?: Record<string, string> } = {},
): Promise<T> {
  const form = new FormData()
  for (const [name, value] of Object.entries(told.fields ?? {})) form.append(name, value)
  form.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('accept', 'application/json')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => told.onProgress?.(total > 0 ? loaded / total : 0)
    request.onerror = () => reject(new ApiProblem({ status: 0, code: 'unreachable' }))
    request.onload = () =>
      request.status < 300 ? resolve(request.response as T) : reject(problemOf(request.status, request.response))
    request.send(form)
  })
}
