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

/** @param documentsOf beside which register a tenant's are kept: its own authority's, and no other's */
export const homesIn = (documentsOf: (tenant: string) => Documents): Homes => {
  const read = (tenant: string, key: string) => documentsOf(tenant).get('conversation', key)
  const keep = async (tenant: string, key: string, value: object | undefined) => {
    if (JSON.stringify(await read(tenant, key)) !== JSON.stringify(value))
      await documentsOf(tenant).put('conversation', key, value)
  }
  const ofAccount = ({ workspace, user }: Account) => `teams/${workspace}/${user}`
  const ofTenant = (tenant: string) => `teams/${tenant}`
  return {
    find: async (account) => homeSchema.safeParse(await read(account.workspace, ofAccount(account))).data,
    keep: (account, home) => keep(account.workspace, ofAccount(account), home),
    serviceUrl: async (tenant) =>
      tenantSchema.safeParse(await read(tenant, ofTenant(tenant))).data?.serviceUrl,
    keepServiceUrl: (tenant, serviceUrl) => keep(tenant, ofTenant(tenant), { serviceUrl }),
  }
}
