/** An order for the queue: the job's name, a payload of ids, when (domain time), and a key under which a waiting job is replaced instead of doubled. */
export type JobOrder = { job: string; payload: Record<string, string>; at?: Date; key?: string }
