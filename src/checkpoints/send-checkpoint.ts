/** Gives a checkpoint to an address of another organisation or machine. Throws where it was not taken. */
export type Send = (to: URL, note: string) => Promise<void>

const LONGEST = 10_000

/** By https, as text, within ten seconds, and never on to where the answer points. */
export const sendByHttps: Send = async (to, note) => {
  const answer = await fetch(to, {
    method: 'POST',
    body: note,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    redirect: 'error',
    signal: AbortSignal.timeout(LONGEST),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`answered ${String(answer.status)}`)
}
