import { z } from 'zod'
import type { Documents } from '../../store/store.ts'
import type { Account } from '../chat.ts'

/** Where somebody's private chat with the bot is. */
const homeSchema = z.object({ conversation: z.string(), welcomed: z.boolean() })
export type Home = z.infer<typeof homeSchema>

const tenantSchema = z.object({ serviceUrl: z.string() })

/** Where people and tenants are reached, kept across restarts, and written only when it changes. */
export type Homes = {
  readonly find: (account: Account) => Promise<Home | undefined>
  readonly keep: (account: Account, home: Home | undefined) => Promise<void>
  readonly serviceUrl: (tenant: string) => Promise<string | undefined>
  readonly keepServiceUrl: (tenant: string, serviceUrl: string) => Promise<void>
}

export const homesIn = (documents: Documents): Homes => {
  const read = (key: string) => documents.get('conversation', key)
  const keep = async (key: string, value: object | undefined) => {
    if (JSON.stringify(await read(key)) !== JSON.stringify(value))
      await documents.put('conversation', key, value)
  }
  const ofAccount = ({ workspace, user }: Account) => `teams/${workspace}/${user}`
  const ofTenant = (tenant: string) => `teams/${tenant}`
  return {
    find: async (account) => homeSchema.safeParse(await read(ofAccount(account))).data,
    keep: (account, home) => keep(ofAccount(account), home),
    serviceUrl: async (tenant) => tenantSchema.safeParse(await read(ofTenant(tenant))).data?.serviceUrl,
    keepServiceUrl: (tenant, serviceUrl) => keep(ofTenant(tenant), { serviceUrl }),
  }
}
