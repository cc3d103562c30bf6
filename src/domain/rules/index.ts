export { allowedFor, choicesOf, isAllowed, isLike, noChoice, scopesOf, type Allowed, type AllowedCode } from './check';
export { categoryWords, pack, type RuleId } from './pack';
export { categoryKey, packFaults, rulesWith, type RuleProblem, type Rules } from './resolve';
export { sources, type Mark, type Resolved, type Rule, type RuleOverride, type RuleValue, type Scope, type SourceId, type Unit } from './rule';
