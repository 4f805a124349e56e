// Home says first what needs somebody, then how things are.
import { Page } from '#web/ui/page.tsx';

export function HomePage() {
  return <Page title="Home">{null}</Page>;
}
