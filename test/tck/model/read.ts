import { attribute, child, childrenOf, type Element, readXml, textBelow } from '../xml.ts'
import type { ItemDefinition, Model, Node, Reference } from './model.ts'
import { boxedIn, nameOf, parametersOf } from './read-boxed.ts'

/** Reads a `.dmn` document of any version from 1.1: element names are the same, prefixes and namespaces do not matter. */
export function readModel(text: string): Model {
  const root = readXml(text)
  if (root.name !== 'definitions') throw new Error(`expected <definitions>, found <${root.name}>`)
  return {
    namespace: attribute(root, 'namespace') ?? '',
    name: nameOf(root),
    imports: childrenOf(root, 'import').map((it) => ({ name: nameOf(it), namespace: attribute(it, 'namespace') ?? '' })),
    items: childrenOf(root, 'itemDefinition').map(itemDefinition),
    nodes: root.children.flatMap(nodeOf),
  }
}

function itemDefinition(element: Element): ItemDefinition {
  const functionItem = child(element, 'functionItem')
  return {
    name: nameOf(element),
    typeRef: child(element, 'typeRef')?.text.trim() || undefined,
    isCollection: attribute(element, 'isCollection') === 'true',
    allowedValues: textBelow(child(element, 'allowedValues')),
    typeConstraint: textBelow(child(element, 'typeConstraint')),
    components: childrenOf(element, 'itemComponent').map(itemDefinition),
    function: functionItem && {
      parameters: parametersOf(functionItem, 'parameters'),
      result: attribute(functionItem, 'outputTypeRef'),
    },
  }
}

function nodeOf(element: Element): Node[] {
  const variable = child(element, 'variable')
  const shared = {
    id: attribute(element, 'id') ?? nameOf(element),
    name: nameOf(variable) || nameOf(element),
    typeRef: attribute(variable, 'typeRef'),
  }
  if (element.name === 'inputData') return [{ ...shared, kind: 'input' }]
  if (element.name === 'decision') return [{ ...shared, kind: 'decision', needs: requirements(element), logic: boxedIn(element) }]
  if (element.name === 'businessKnowledgeModel') {
    const logic = child(element, 'encapsulatedLogic')
    return [
      { ...shared, kind: 'knowledge', needs: requirements(element), logic: logic && boxedIn({ ...element, children: [logic] }) },
    ]
  }
  if (element.name !== 'decisionService') return []
  const references = (name: string) => childrenOf(element, name).flatMap(referenceOf)
  return [
    {
      ...shared,
      kind: 'service',
      outputs: references('outputDecision'),
      encapsulated: references('encapsulatedDecision'),
      inputDecisions: references('inputDecision'),
      inputs: references('inputData'),
    },
  ]
}

const required = new Set(['requiredInput', 'requiredDecision', 'requiredKnowledge'])

function requirements(element: Element): Reference[] {
  return element.children
    .filter(({ name }) => name === 'informationRequirement' || name === 'knowledgeRequirement')
    .flatMap(({ children }) => children.filter(({ name }) => required.has(name)).flatMap(referenceOf))
}

function referenceOf(element: Element): Reference[] {
  const href = attribute(element, 'href')
  if (!href) return []
  const at = href.lastIndexOf('#')
  return [{ namespace: href.slice(0, Math.max(at, 0)) || undefined, id: href.slice(at + 1) }]
}
