// Draws a component anew whenever its view model has something else to show.
import { useSyncExternalStore } from 'react';
import type { ViewModel } from './view-model.js';

export function useView<View>(model: ViewModel<View>): View {
  return useSyncExternalStore(model.subscribe, model.getView);
}
