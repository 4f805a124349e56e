// A user is changed by the same body at every server that speaks SCIM 2.0 (RFC 7644 §3.5.2).

const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

export function patchOf(operation: {
  readonly op: string;
  readonly path: string;
  readonly value?: unknown;
}): object {
  return { schemas: [PATCH_OP], Operations: [operation] };
}

export function activePatch(active: boolean): object {
  return patchOf({ op: 'replace', path: 'active', value: active });
}
