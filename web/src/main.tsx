// The page starts: configuration first, then sign-in, then whatever the address says.
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import './app/page.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place to draw in');
createRoot(root).render(<App />);
