// Declarations of what in React hands values on, for a project in which React's types are not installed.

export const REACT_DECLARATIONS = `
declare namespace React {
  type Deps = readonly any[];
  export type SetStateAction<S> = S | ((previous: S) => S);
  export type Dispatch<A> = (value: A) => void;
  export function useState<S>(initial: S | (() => S)): [S, Dispatch<SetStateAction<S>>];
  export function useState<S = any>(): [S | undefined, Dispatch<SetStateAction<S | undefined>>];
  export function useReducer<S, A = any>(reducer: (state: S, action: A) => S, initial: S, make?: any): [S, Dispatch<A>];
  export interface RefObject<T> { current: T }
  export type MutableRefObject<T> = RefObject<T>;
  export function useRef<T>(initial: T): RefObject<T>;
  export function useRef<T = any>(): RefObject<T | undefined>;
  export function createRef<T = any>(): RefObject<T | null>;
  export interface Context<T> {
    Provider(props: { value: T; children?: any }): any;
    Consumer(props: { children: (value: T) => any }): any;
    displayName?: string;
  }
  export function createContext<T>(value: T): Context<T>;
  export function createContext<T = any>(): Context<T | undefined>;
  export function useContext<T>(context: Context<T>): T;
  export function useMemo<T>(make: () => T, deps?: Deps): T;
  export function useCallback<T extends (...args: any[]) => any>(callback: T, deps?: Deps): T;
  export function useEffectEvent<T extends (...args: any[]) => any>(callback: T): T;
  export function useEffect(effect: () => any, deps?: Deps): void;
  export function useLayoutEffect(effect: () => any, deps?: Deps): void;
  export function useInsertionEffect(effect: () => any, deps?: Deps): void;
  export function useImperativeHandle(...args: any[]): void;
  export function useDebugValue(...args: any[]): void;
  export function useId(): string;
  export function useDeferredValue<T>(value: T): T;
  export function useTransition(): [boolean, (run: () => any) => void];
  export function useSyncExternalStore<T>(subscribe: any, snapshot: () => T, server?: () => T): T;
  export function startTransition(run: () => any): void;
  export function memo<T>(component: T, isSame?: any): T;
  export function forwardRef<P = any, R = any>(render: (props: P, ref: any) => any): (props: P) => any;
  export function lazy<T>(load: () => Promise<{ default: T }>): T;
  export function createElement(...args: any[]): any;
  export function cloneElement(...args: any[]): any;
  export function isValidElement(value: any): boolean;
  export const Fragment: any;
  export const StrictMode: any;
  export const Suspense: any;
  export const Children: any;
  export class Component<P = any, S = any> {
    constructor(props?: P, context?: any);
    props: P;
    state: S;
    context: any;
    refs: any;
    setState(state: any, then?: () => void): void;
    forceUpdate(then?: () => void): void;
    render(): any;
  }
  export class PureComponent<P = any, S = any> extends Component<P, S> {}
  export type ReactNode = any;
  export type ReactElement = any;
  export type PropsWithChildren<P = any> = P & { children?: any };
  export type FC<P = any> = (props: P) => any;
  export type FunctionComponent<P = any> = FC<P>;
  export type CSSProperties = any;
  export type ComponentType<P = any> = (props: P) => any;
  export type ChangeEvent<T = any> = { target: T; currentTarget: T; [other: string]: any };
  export type FormEvent<T = any> = { currentTarget: T; preventDefault(): void; [other: string]: any };
  export type MouseEvent<T = any> = { currentTarget: T; preventDefault(): void; [other: string]: any };
  export type KeyboardEvent<T = any> = { currentTarget: T; key: string; preventDefault(): void; [other: string]: any };
}
export = React;
`;
