import type { Policy, Resource } from '../policy.ts'

/** One side of a comparison: a policy's resource, with how it names whoever acts. */
export type Side = { readonly policy: Policy; readonly resource: Resource; readonly other: Policy }
