import { parentPort } from 'node:worker_threads'
import { fileWords } from '../words.ts'
import { evaluationDocument } from './document.ts'
import type { EvaluationFacts } from './facts.ts'

/** What the worker is asked: the facts of one report, and the language of its words. */
export type WritingRequest = { facts: EvaluationFacts; language: 'zh' | 'en' }

/** What it answers: the document's bytes, or what went wrong. */
export type WritingReply = { document: Uint8Array } | { failed: string }

parentPort?.on('message', async ({ facts, language }: WritingRequest) => {
  const reply: WritingReply = await evaluationDocument(facts, fileWords[language]).then(
    (document) => ({ document: new Uint8Array(document) }),
    (error: Error) => ({ failed: error.stack ?? error.message }),
  )
  parentPort?.postMessage(reply)
})
