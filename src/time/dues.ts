import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { conditionsDue } from './conditions-due.ts'
import type { Due, Hook } from './due.ts'
import { filesDue } from './files-due.ts'
import { outsideDue } from './outside-due.ts'
import { missedDue } from './missed-due.ts'
import { followUpsDue, papersDue, sittingsDue } from './panels-due.ts'
import { periodsDue } from './periods-due.ts'
import { questionsDue } from './questions-due.ts'
import { reviewsDue } from './reviews-due.ts'
import { serviceDue } from './service-due.ts'
import { stepsDue } from './steps-due.ts'
import { unansweredDue } from './unanswered-due.ts'
import { usedDue } from './used-due.ts'

/** Everything that falls due by itself, one file a kind. */
const HOOKS: readonly Hook[] = [
  stepsDue,
  questionsDue,
  conditionsDue,
  reviewsDue,
  periodsDue,
  usedDue,
  serviceDue,
  papersDue,
  sittingsDue,
  followUpsDue,
  unansweredDue,
  filesDue,
  missedDue,
  outsideDue,
]

/** What of a request falls due next, each with its instant, whether it has come or not. */
export const duesOf = (request: Request, world: World): readonly Due[] =>
  HOOKS.flatMap((hook) => hook(request, world))

/** By instant; at the same one by delivery, so that everybody works out the same order. */
export const inOrder = (a: Due, b: Due): number =>
  Date.parse(a.at) - Date.parse(b.at) || (a.delivery < b.delivery ? -1 : 1)
