import './public.ts';
