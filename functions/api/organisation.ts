// The organisation's frame for every answer, each value by its default until somebody set it.
import { settingsOf } from '#shared/table/settings-store.ts';

export type { Settings as Organisation } from '#shared/domain/settings/settings.ts';
export { settingsOf as organisationOf };
