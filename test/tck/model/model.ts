/** A boxed expression with the type it is declared to have. */
export type Boxed = { typeRef: string | undefined } & (
  | { kind: 'literal'; text: string }
  | { kind: 'context'; entries: { name: string | undefined; typeRef: string | undefined; value: Boxed }[] }
  | { kind: 'list'; items: Boxed[] }
  | { kind: 'relation'; columns: Parameter[]; rows: Boxed[][] }
  | { kind: 'function'; parameters: Parameter[]; body: Boxed | undefined; language: string }
  | { kind: 'invocation'; of: Boxed; bindings: { name: string; value: Boxed | undefined }[] }
  | { kind: 'conditional'; condition: Boxed; yes: Boxed; no: Boxed }
  | { kind: 'filter'; in: Boxed; match: Boxed }
  | { kind: 'for'; name: string; in: Boxed; result: Boxed }
  | { kind: 'some' | 'every'; name: string; in: Boxed; satisfies: Boxed }
  | ({ kind: 'table' } & DecisionTable)
)

export type Parameter = { name: string; typeRef: string | undefined }

export type DecisionTable = {
  hitPolicy: string
  aggregation: string | undefined
  inputs: { text: string; typeRef: string | undefined; values: string | undefined }[]
  outputs: { name: string | undefined; typeRef: string | undefined; values: string | undefined; byDefault: string | undefined }[]
  rows: { tests: string[]; outputs: string[] }[]
}

export type ItemDefinition = {
  name: string
  typeRef: string | undefined
  isCollection: boolean
  allowedValues: string | undefined
  typeConstraint: string | undefined
  components: ItemDefinition[]
  function: { parameters: Parameter[]; result: string | undefined } | undefined
}

/** An element by its `id` as it stands in `href`: `#id`, or `namespace#id` for one of an imported model. */
export type Reference = { namespace: string | undefined; id: string }

export type Node = { id: string; name: string; typeRef: string | undefined } & (
  | { kind: 'input' }
  | { kind: 'decision'; needs: Reference[]; logic: Boxed | undefined }
  | { kind: 'knowledge'; needs: Reference[]; logic: Boxed | undefined }
  | { kind: 'service'; outputs: Reference[]; encapsulated: Reference[]; inputDecisions: Reference[]; inputs: Reference[] }
)

/** A `definitions` document. */
export type Model = {
  namespace: string
  name: string
  imports: { name: string; namespace: string }[]
  items: ItemDefinition[]
  nodes: Node[]
}
