import { create } from 'zustand';
import type { Plan } from '#plan/model';

/** A question that has to be answered before the window goes on; the last action is the one that changes nothing. */
export interface Question {
  readonly title: string;
  readonly text: string;
  /** Two states of a plan to be compared before answering, and what they are called. */
  readonly comparison?: { readonly from: Plan; readonly to: Plan; readonly names: readonly [string, string] };
  readonly actions: readonly { readonly id: string; readonly label: string }[];
}

interface Asked {
  readonly question: Question;
  readonly answer: (id: string) => void;
}

export const useQuestion = create<{ readonly asked: Asked | null }>(() => ({ asked: null }));

/** Asks and waits; closing the dialog counts as its last action. */
export function askPerson(question: Question): Promise<string> {
  return new Promise((resolve) => {
    const answer = (id: string) => {
      useQuestion.setState({ asked: null });
      resolve(id);
    };
    useQuestion.setState({ asked: { question, answer } });
  });
}
