import { createRoot } from 'react-dom/client';
import { Shell } from './shell';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root.');
// Not in React's strict mode: it would start the grid and the add-in twice.
createRoot(root).render(<Shell />);
