/** What `init` asks for in tests that are not about it. */
export const FOUNDERS = [
  '--by',
  'Nora Field',
  '--second',
  'Amir Khan',
  '--reason',
  'The scheme of delegation of April 2026',
] as const
