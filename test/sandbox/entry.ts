// What a person would type to connect to the sandbox, ready for the connector's form.

export interface Entry {
  readonly config: Record<string, unknown>;
  readonly credentials: Record<string, unknown>;
}

export interface EntryChoice {
  /** The connector's way to sign in; its first one when absent. */
  readonly method?: string;
  /** Google: as a reseller, who may read bought seats. */
  readonly reseller?: boolean;
}
