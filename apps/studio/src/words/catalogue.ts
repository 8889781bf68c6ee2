type Counted<Key, Form extends string> = Key extends `${infer Stem}_other` ? `${Stem}_${Form}` : never;

/** What has every key of the English words, and text where those have text; and where English counts by two forms, `Form` are those that a language has besides. */
export type Catalogue<T, Form extends string = never> = {
  readonly [K in keyof T]: T[K] extends string ? string : Catalogue<T[K], Form>;
} & { readonly [K in keyof T as Counted<K, Form>]: string };

/** None, two, three to ten, and from eleven on: Arabic counts by them, beside `one` and `other`. */
export type ArabicForm = 'zero' | 'two' | 'few' | 'many';
