// The gateway's throttle is a bucket of requests that fills at the rate of the template and never above its burst; a route with settings has its own.
import { resourcesOf, type Template } from './template.ts';

export interface ThrottleSettings {
  readonly perSecond: number;
  readonly burst: number;
}

interface RouteSettings {
  readonly ThrottlingRateLimit?: number;
  readonly ThrottlingBurstLimit?: number;
}

/** @returns for the key of a route whether its request that comes at `ms` may pass */
export function throttlesOf(template: Template): (key: string, ms: number) => boolean {
  const stages = resourcesOf(template, 'AWS::ApiGatewayV2::Stage').map(([, stage]) => stage);
  const own = new Map(
    stages.flatMap((stage) =>
      Object.entries((stage.RouteSettings ?? {}) as Record<string, RouteSettings>).map(
        ([key, settings]) => [key, throttle(settingsOf(settings))] as const,
      ),
    ),
  );
  const [shared] = stages.flatMap(
    ({ DefaultRouteSettings }) => settingsOf(DefaultRouteSettings as RouteSettings) ?? [],
  );
  const others = throttle(shared);
  return (key, ms) => (own.get(key) ?? others)(ms);
}

/** `undefined` where none are set. */
function settingsOf(settings: RouteSettings | undefined): ThrottleSettings | undefined {
  const { ThrottlingRateLimit: perSecond, ThrottlingBurstLimit: burst = perSecond } = settings ?? {};
  return perSecond === undefined || burst === undefined ? undefined : { perSecond, burst };
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
