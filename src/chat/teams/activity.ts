import { z } from 'zod'

const id = z.string().min(1).max(1000)
const maybe = z.string().max(2000).nullish()

/** What of an activity the bot reads. Everything else Teams sends is let through unread. */
const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: id.nullish(),
  name: maybe,
  action: maybe,
  channelId: z.string(),
  serviceUrl: z.string().min(1).max(2000),
  replyToId: maybe,
  text: z.string().nullish(),
  value: z.unknown().optional(),
  from: z.looseObject({
    id,
    name: maybe,
    aadObjectId: maybe,
    role: maybe,
    userRole: maybe,
    userPrincipalName: maybe,
    tenantId: maybe,
  }),
  recipient: z.looseObject({ id }),
  conversation: z.looseObject({ id, tenantId: maybe, conversationType: maybe }),
  channelData: z
    .looseObject({ tenant: z.looseObject({ id }).nullish(), team: z.looseObject({ id: maybe }).nullish() })
    .nullish(),
  membersAdded: z.array(z.looseObject({ id })).nullish(),
  entities: z
    .array(
      z.looseObject({
        type: maybe,
        text: maybe,
        mentioned: z.looseObject({ id: maybe, name: maybe }).nullish(),
      }),
    )
    .nullish(),
  attachments: z.array(z.looseObject({ contentType: maybe })).nullish(),
})

/** One activity from Teams whose shape has been checked. */
export type Activity = z.infer<typeof activitySchema>

/** Reads a body as an activity; undefined when it hasn't the shape of one. */
export const readActivity = (body: unknown): Activity | undefined => activitySchema.safeParse(body).data

/** The tenant of an activity, where the two places that name it agree. */
export const tenantOf = (activity: Activity): string | undefined => {
  const conversation = activity.conversation.tenantId?.toLowerCase()
  return conversation === activity.channelData?.tenant?.id.toLowerCase() ? conversation : undefined
}
