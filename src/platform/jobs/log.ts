import { type LogFunctionFactory, Logger } from 'graphile-worker'

/** Where the queue reports to; a pino logger is one. */
export type JobLog = Record<'debug' | 'info' | 'warn' | 'error', (fields: object, message: string) => void>

const levels: Record<string, keyof JobLog> = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' }

/**
 * The queue's own lines in our log. Failures of jobs are logged by the worker, with their name and without values, so the queue's line about the
 * same failure (which carries the stack) is left out.
 */
export function queueLogger(log: JobLog): Logger {
  const factory: LogFunctionFactory = () => (level, message, meta) => {
    if (meta && 'failure' in meta) return
    log[levels[level] ?? 'debug']({ queue: true }, message.split('\n', 1)[0]?.slice(0, 300) ?? '')
  }
  return new Logger(factory)
}
