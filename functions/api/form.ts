// A form as RFC 6749 has it: fields of the body, and the client's id and secret from HTTP Basic where they come that way.
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** Fields of `application/x-www-form-urlencoded`, whatever the body says it is: what is no form has none of the fields asked for. */
export function formOf({ body = '', isBase64Encoded, headers }: APIGatewayProxyEventV2): unknown {
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;
  return { ...Object.fromEntries(new URLSearchParams(text)), ...basicOf(headers?.authorization) };
}

/** Id and secret are encoded as a form's fields before they are joined (section 2.3.1). */
function basicOf(header = ''): Record<string, string> {
  const [, given] = /^Basic ([\w+/=-]+)$/i.exec(header.trim()) ?? [];
  if (given === undefined) return {};
  const pair = Buffer.from(given, 'base64').toString();
  const colon = pair.indexOf(':');
  if (colon < 0) return {};
  const field = (text: string) => new URLSearchParams(`f=${text}`).get('f') ?? '';
  return { client_id: field(pair.slice(0, colon)), client_secret: field(pair.slice(colon + 1)) };
}
