import { createHmac, timingSafeEqual } from 'node:crypto'

/** Slack's window, both ways: a request from the future is as forged as one from the past. Seconds. */
const WINDOW = 300

/** For how long a signed request could pass: its timestamp may be a window ahead of us, and passes until a window after that. */
export const PASSES_FOR = (2 * WINDOW + 1) * 1000

/** Slack's secrets have 32 characters. A blank or short one is a mistake that would let anybody in. */
const SHORTEST_SECRET = 16

export type Signed = { readonly headers: readonly string[]; readonly raw: Buffer }

export type Verified =
  /** `proof` is worked out here, so two requests have the same only if they are the same bytes at the same second. */
  { readonly ok: true; readonly proof: string } | { readonly ok: false; readonly why: string }

/**
 * Checks that Slack signed a request, over the bytes as they came. Several secrets, newest first, while one is being replaced.
 * Headers come as node's raw list, so that a doubled one is seen.
 */
export const verifier = (secrets: readonly string[], now: () => number): ((request: Signed) => Verified) => {
  if (secrets.length === 0 || secrets.some((secret) => secret.trim().length < SHORTEST_SECRET))
    throw new Error(
      'The Slack signing secret is empty or too short. Copy it from Basic Information in the app’s settings.',
    )
  return ({ headers, raw }) => {
    const stamp = only(headers, 'x-slack-request-timestamp')
    const signature = only(headers, 'x-slack-signature')
    if (stamp === undefined || !/^[1-9]\d{9}$/.test(stamp)) return refuse('timestamp')
    if (signature === undefined || !/^v0=[0-9a-f]{64}$/.test(signature)) return refuse('signature')
    if (Math.abs(Math.floor(now() / 1000) - Number(stamp)) > WINDOW) return refuse('out of time')
    const given = Buffer.from(signature.slice(3), 'hex')
    const proofs = secrets.map((secret) =>
      createHmac('sha256', secret).update(`v0:${stamp}:`).update(raw).digest(),
    )
    // Every secret is tried whatever the first says, so that the time taken says nothing.
    const matching = proofs.filter((proof) => timingSafeEqual(proof, given))
    return matching[0] ? { ok: true, proof: matching[0].toString('hex') } : refuse('signature')
  }
}

const refuse = (why: string): Verified => ({ ok: false, why })

const only = (headers: readonly string[], name: string): string | undefined => {
  const values = headers.filter((_, i) => i % 2 === 1 && headers[i - 1]?.toLowerCase() === name)
  return values.length === 1 ? values[0] : undefined
}
