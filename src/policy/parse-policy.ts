import { LineCounter, parseDocument } from 'yaml'
import { buildPolicy } from './build-policy.ts'
import type { Policy } from './policy.ts'
import { policyFile } from './policy-file.ts'

/** A mistake in a policy file, with the place to look. Lines and columns count from 1. */
export type PolicyMistake = { readonly line: number; readonly column: number; readonly message: string }
export type ParsedPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly mistakes: readonly PolicyMistake[] }

/** Reads the text of a policy.yaml. Every mistake is found in one go, each with line and column. */
export const parsePolicy = (text: string, version: string): ParsedPolicy => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const placed = (offset: number, message: string): PolicyMistake => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col, message }
  }
  if (document.errors.length > 0)
    return { ok: false, mistakes: document.errors.map((error) => placed(error.pos[0], error.message)) }
  const offsetOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node: unknown = document.getIn(path.slice(0, length), true)
      const range =
        typeof node === 'object' && node !== null && 'range' in node
          ? (node.range as readonly number[] | undefined)
          : undefined
      if (range?.[0] !== undefined) return range[0]
    }
    return 0
  }
  const shaped = policyFile.safeParse(document.toJS())
  if (!shaped.success)
    return {
      ok: false,
      mistakes: shaped.error.issues.map((issue) => placed(offsetOf(issue.path), issue.message)),
    }
  const { policy, problems } = buildPolicy(shaped.data, version)
  if (problems.length > 0)
    return { ok: false, mistakes: problems.map((problem) => placed(offsetOf(problem.at), problem.message)) }
  return { ok: true, policy }
}
