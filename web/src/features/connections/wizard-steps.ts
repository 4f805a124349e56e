// The steps of connecting a vendor stand in the address, so that the browser's own way back goes a step back.
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Search } from '#web/app/search.ts';
import type { Place } from '#web/ui/use-unsaved.tsx';

export const WIZARD_STEPS = ['scopes', 'credentials', 'test', 'tasks'] as const;
export type WizardStep = (typeof WIZARD_STEPS)[number];

/** What was done so far in this page; what was typed before it was loaded is gone. */
export interface Progress {
  /** Whether the vendor must be told of scopes first. */
  readonly hasScopes: boolean;
  readonly isTested: boolean;
  readonly isGood: boolean;
}

/** The step that the address names, as far as the steps before it were taken. */
export function stepAt(named: string | undefined, { hasScopes, isTested, isGood }: Progress): WizardStep {
  const step = WIZARD_STEPS.find((one) => one === named) ?? 'scopes';
  if (step === 'scopes' && !hasScopes) return 'credentials';
  if (step === 'tasks' && isTested && !isGood) return 'test';
  if ((step === 'test' || step === 'tasks') && !isTested) return 'credentials';
  return step;
}

export function useWizard() {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  return {
    search,
    goTo: (step: WizardStep) => void navigate({ to: '.', search: { ...search, step } }),
    choose: (connector: string | undefined) =>
      void navigate({ to: '.', search: { ...search, connector, step: undefined } }),
  };
}

/** Between the steps of one vendor nothing is lost. */
export function staysInWizard(current: Place, next: Place): boolean {
  return current.pathname === next.pathname && current.search.connector === next.search.connector;
}
