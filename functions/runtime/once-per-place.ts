// What a warm function keeps of a service belongs to the place its variables point to: another place starts anew.

/** Built with the first call, and again when the SDK's endpoint of the service has become another one. */
export function oncePerPlace<T>(
  service: 'DYNAMODB' | 'EVENTBRIDGE' | 'SSM' | 'SES',
  build: () => T,
): () => T {
  let built: { readonly place: string | undefined; readonly value: T } | undefined;
  return () => {
    const place = process.env[`AWS_ENDPOINT_URL_${service}`];
    if (built === undefined || built.place !== place) built = { place, value: build() };
    return built.value;
  };
}
