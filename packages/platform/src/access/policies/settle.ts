import { asList } from './check-policy.ts';
import { isWithin } from './networks.ts';
import { allOf, anyOf, compare, negated, type AttributeValue, type Predicate, type Scalar } from './predicate.ts';
import type { PolicyDefinition, PolicyTest } from './schemas.ts';

/** Who asks. */
export interface Subject {
  userId: string;
  type: 'user' | 'api_key';
  keyId: string | null;
  roles: readonly string[];
}

/** From where and when. */
export interface Circumstances {
  ip: string;
  now: Date;
}

/** What is left of a policy once it is known who asks, from where and when: what the thing must be like. False: it does not bind them. */
export function settle(policy: PolicyDefinition, subject: Subject, circumstances: Circumstances): Predicate {
  const { all, any, none } = policy.when;
  const left = (test: PolicyTest) => settleTest(test, subject, circumstances);
  return allOf([
    whom(policy.subjects, subject),
    ...all.map(left),
    any.length === 0 ? true : anyOf(any.map(left)),
    ...none.map((test) => negated(left(test))),
  ]);
}

function whom({ roles, users, keys, owner }: PolicyDefinition['subjects'], subject: Subject): Predicate {
  if (roles.length + users.length + keys.length === 0 && !owner) return true;
  const isNamed =
    roles.some((role) => subject.roles.includes(role)) ||
    users.includes(subject.userId) ||
    (subject.keyId !== null && keys.includes(subject.keyId));
  return isNamed || (owner ? 'owned' : false);
}

function settleTest(test: PolicyTest, subject: Subject, circumstances: Circumstances): Predicate {
  const [side, name = ''] = test.attribute.split('.');
  const other = test.valueFrom === undefined ? test.value : valueOf(test.valueFrom, subject, circumstances);
  // What cannot be compared holds for nothing: it was checked when the policy was written.
  if (other === undefined || other === null) return false;
  if (side !== 'resource') {
    const own = valueOf(test.attribute, subject, circumstances);
    if (test.operator === 'within') return isWithin(String(own ?? ''), asList(other));
    return compare(own, test.operator, comparable(other, own instanceof Date));
  }
  return { attribute: name, operator: test.operator, value: other instanceof Date ? other.getTime() : (other as Scalar) };
}

function valueOf(attribute: string, subject: Subject, { ip, now }: Circumstances): AttributeValue {
  switch (attribute) {
    case 'subject.id':
      return subject.userId;
    case 'subject.type':
      return subject.type;
    case 'subject.roles':
      return subject.roles;
    case 'context.ip':
      return ip;
    case 'context.hour':
      return now.getUTCHours();
    case 'context.weekday':
      return now.getUTCDay() || 7;
    case 'context.time':
      return now;
    default:
      return undefined;
  }
}

function comparable(value: unknown, isInstant: boolean): Scalar | readonly Scalar[] {
  if (value instanceof Date) return value.getTime();
  return isInstant && typeof value === 'string' ? Date.parse(value) : (value as Scalar | readonly Scalar[]);
}
