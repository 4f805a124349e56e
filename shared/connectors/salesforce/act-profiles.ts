// Names at Salesforce that the declaration, the plans and the calls all use.

/**
 * The standard profile of a user license by its `LicenseDefinitionKey`; every organization has it (Salesforce help,
 * Standard Profiles; read 2026-09).
 */
export const STANDARD_PROFILES: Readonly<Record<string, string>> = { AUL: 'Standard Platform User' };
