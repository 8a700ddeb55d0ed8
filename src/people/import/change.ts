/** One difference between a list that was sent and the people file. People and posts are ids of the file; dates are London dates. */
export type Change =
  | {
      readonly kind: 'starter'
      readonly person: string
      readonly name: string
      readonly title: string
      readonly team: string | undefined
      readonly phone: string | undefined
      readonly employee: string | undefined
      /** The Entra object id. */
      readonly account: string | undefined
      readonly from: string | undefined
      readonly to: string | undefined
    }
  | {
      readonly kind: 'detail'
      readonly person: string
      readonly name: string
      readonly what: 'name' | 'title' | 'phone' | 'from'
      readonly was: string | undefined
      readonly now: string
    }
  | {
      readonly kind: 'mover'
      readonly person: string
      readonly name: string
      readonly was: string | undefined
      readonly now: string
    }
  /** `missing`: the list has them no more, and says no day. */
  | {
      readonly kind: 'leaver'
      readonly person: string
      readonly name: string
      readonly last: string
      readonly missing: boolean
    }
  /** A last day that was written is taken back. */
  | { readonly kind: 'stays'; readonly person: string; readonly name: string; readonly was: string }
  | {
      readonly kind: 'account'
      readonly person: string
      readonly name: string
      readonly account: string
    }
  /** Whose line of a list is theirs, before any list knew them: `key` is the employee number, or the Entra object id. */
  | {
      readonly kind: 'match'
      readonly person: string
      readonly name: string
      /** What the list calls them. */
      readonly listed: string
      readonly key: string
      readonly by: 'e-mail' | 'full name'
      readonly list: ListKind
    }
  | {
      readonly kind: 'post'
      readonly person: string
      readonly name: string
      readonly post: string
      /** As it stands in the file, and as it is to stand; one of them undefined where it is new, or never begins. */
      readonly was: Held | undefined
      readonly now: Held | undefined
    }

/** From the first day to the last inclusive. */
export type Held = { readonly from: string; readonly to: string | undefined }

export type ListKind = 'hr' | 'entra'
