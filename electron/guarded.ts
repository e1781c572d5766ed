import * as v from 'valibot';
import { err, type Result } from '#base/result';
import { type Channel, contract, type Reply, type Request, resultSchema } from '#host/contract';
import type { HostError } from '#host/errors';
import { PAGE_HOST, PAGE_PROTOCOL } from './pageAddress';

/** Who asks: the address of the frame and whether it is a window's main frame. */
export interface Sender {
  readonly url: string;
  readonly isMainFrame: boolean;
}

export type Handler<C extends Channel> = (request: Request<C>) => Promise<Result<Reply<C>, HostError>>;

/** Wraps a handler so that it only ever sees our own page and a valid request, and only ever gives a valid reply. */
export function guarded<C extends Channel>(channel: C, handler: Handler<C>) {
  const requestSchema: v.GenericSchema<unknown, Request<C>> = contract[channel].request as never;
  const replySchema = resultSchema(channel);
  return async (sender: Sender, raw: unknown): Promise<Result<Reply<C>, HostError>> => {
    if (!isOurPage(sender)) return err({ type: 'rejected', why: 'sender' });
    const request = v.safeParse(requestSchema, raw);
    if (!request.success) return err({ type: 'rejected', why: 'request' });
    const reply = v.safeParse(replySchema, await handler(request.output));
    return reply.success ? (reply.output as Result<Reply<C>, HostError>) : err({ type: 'rejected', why: 'reply' });
  };
}

/** Compares protocol and host, because the `origin` of a custom scheme is always the string "null". */
export function isOurPage({ url, isMainFrame }: Sender): boolean {
  if (!isMainFrame || !URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return protocol === PAGE_PROTOCOL && host === PAGE_HOST;
}
