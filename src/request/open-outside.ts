import type { Request } from './request.ts'

/** The steps after an approval that somebody outside the chat has to be told of, and no reply is on record. */
export const openOutside = ({ status, steps }: Request): readonly number[] =>
  status !== 'approved'
    ? []
    : steps.flatMap(({ shown, done, skipped }, i) =>
        shown.act === 'notify' && shown.outside && !done && !skipped ? [i] : [],
      )
