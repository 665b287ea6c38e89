import { type CronMatcher, type ParsedCronItem, parseCronItems, type TimestampDigest } from 'graphile-worker'
import { plusDays, zone } from '../clock.ts'

/** Shanghai has kept +08:00 without summer time since 1991. */
const hoursAhead = 8

/** A night the machine was off is made up for at the next start, once. */
const backfillMs = 26 * 3_600_000

/**
 * Reads crontab lines `m h d M w job` as times of Asia/Shanghai (the queue itself knows only UTC). Real time: the domain clock's offset does not
 * move them. Throws on a line that cannot be read or a job nobody registered.
 */
export function crontabItems(lines: string[], jobs: ReadonlySet<string>): ParsedCronItem[] {
  return lines.flatMap((line) => {
    const [, when, job] = /^\s*((?:[0-9*/,-]+\s+){5})(\S+)\s*$/.exec(line) ?? []
    if (!when || !job) throw new Error(`crontab line '${line}': expected 'minute hour day month weekday job' (times of ${zone})`)
    if (!jobs.has(job)) throw new Error(`crontab line '${line}': no feature registers the job '${job}'`)
    const identifier = `${when.trim().replaceAll(/\s+/g, ' ')} ${job}`
    const options = { backfillPeriod: backfillMs, jobKey: `cron:${identifier}`, jobKeyMode: 'preserve_run_at' as const }
    return parseCronItems([{ task: job, identifier, match: inShanghai(matcherOf(when.trim(), job)), options }])
  })
}

function matcherOf(when: string, task: string): CronMatcher {
  const [item] = parseCronItems([{ task, match: when.replaceAll(/\s+/g, ' ') }])
  if (!item) throw new Error(`crontab times '${when}' of ${task} cannot be read`)
  return item.match
}

function inShanghai(matches: CronMatcher): CronMatcher {
  return (utc) => matches(shifted(utc))
}

/** The same instant's clock face in Shanghai. The queue gives no year; this year's is near enough for the length of February. */
function shifted(utc: TimestampDigest, year = new Date().getUTCFullYear()): TimestampDigest {
  if (utc.hour + hoursAhead < 24) return { ...utc, hour: utc.hour + hoursAhead }
  const two = (n: number) => String(n).padStart(2, '0')
  const next = plusDays(`${year}-${two(utc.month)}-${two(utc.date)}`, 1)
  return {
    min: utc.min,
    hour: utc.hour + hoursAhead - 24,
    date: Number(next.slice(8)),
    month: Number(next.slice(5, 7)),
    dow: (utc.dow + 1) % 7,
  }
}
