import type { Tenure } from '../directory.ts'
import type { PeopleList } from '../list.ts'

/** One difference between two lists of people. Ids, and the titles of the posts; `gives`: somebody gets something by it. */
export type PeopleChange =
  | {
      readonly kind: 'gets' | 'longer' | 'shorter' | 'loses'
      readonly as: 'holder' | 'cover'
      readonly person: string
      readonly post: string
      readonly tenures: readonly Tenure[]
    }
  | {
      readonly kind: 'recorder' | 'support' | 'governance' | 'administrator'
      readonly person: string
      readonly of: string
      readonly now: boolean
    }
  | {
      readonly kind: 'account'
      readonly person: string
      readonly on: string
      readonly user: string
      readonly now: boolean
    }
  | { readonly kind: 'joins' | 'leaves'; readonly person: string }
  | { readonly kind: 'moves'; readonly person: string; readonly team: string | undefined }
  /** Their first or last day here; `gives`: they are here on days on which they weren't. */
  | {
      readonly kind: 'first-day' | 'last-day'
      readonly person: string
      readonly day: string | undefined
      readonly gives: boolean
    }
  /** `gets`: whoever may come to be on call for it by what the rota says now; nobody where entries only went. */
  | { readonly kind: 'on-call'; readonly post: string; readonly gets: readonly string[] }
  /** Where the list is from, and how old it is. */
  | { readonly kind: 'list'; readonly was: PeopleList | undefined; readonly now: PeopleList | undefined }
  /** Anything else, by what it is of: another channel, a telephone, a team's service. */
  | { readonly kind: 'other'; readonly of: string; readonly what: OtherChange }

export type OtherChange =
  | 'post-new'
  | 'post-gone'
  | 'post-scope'
  | 'channel'
  | 'telephone'
  | 'outside'
  | 'name'
  | 'sittings'
  | 'panel-new'
  | 'panel-gone'
  | 'teams'
  | 'order'
