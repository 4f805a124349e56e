// Whether a user is active is set by the same body at every server that speaks SCIM 2.0 (RFC 7644 §3.5.2).

const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

export function activePatch(active: boolean): object {
  return { schemas: [PATCH_OP], Operations: [{ op: 'replace', path: 'active', value: active }] };
}
