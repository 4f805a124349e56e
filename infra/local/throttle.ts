// The gateway's throttle is a bucket of requests that fills at the rate of the template and never above its burst.
import { resourcesOf, type Template } from './template.ts';

export interface ThrottleSettings {
  readonly perSecond: number;
  readonly burst: number;
}

/** `undefined` where the stage of the template sets none. */
export function throttleOf(template: Template): ThrottleSettings | undefined {
  for (const [, { DefaultRouteSettings }] of resourcesOf(template, 'AWS::ApiGatewayV2::Stage')) {
    const settings = DefaultRouteSettings as Record<string, number> | undefined;
    if (settings?.ThrottlingRateLimit !== undefined)
      return {
        perSecond: settings.ThrottlingRateLimit,
        burst: settings.ThrottlingBurstLimit ?? settings.ThrottlingRateLimit,
      };
  }
  return undefined;
}

/** @returns whether the request that comes at `ms` may pass. */
export function throttle(settings: ThrottleSettings | undefined): (ms: number) => boolean {
  if (!settings) return () => true;
  const { perSecond, burst } = settings;
  let left = burst;
  let last: number | undefined;
  return (ms) => {
    left = Math.min(burst, left + ((ms - (last ?? ms)) / 1000) * perSecond);
    last = ms;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
