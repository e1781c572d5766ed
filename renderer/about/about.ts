import { create } from 'zustand';

export const useAbout = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export function openAbout(): void {
  useAbout.setState({ isOpen: true });
}

export function closeAbout(): void {
  useAbout.setState({ isOpen: false });
}
