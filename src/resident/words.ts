import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** The frame's own sentences. */
export const residentWords = { zh, en }
