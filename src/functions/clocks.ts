import { appealDue, appealKindKeys, appealKindOf, type AppealDeadline } from '../domain/account';
import { marketplaceCodes } from '../domain/marketplace';
import type { Rules } from '../domain/rules';
import { replyCodes, replyDue, replyStatus } from '../domain/service';
import { zoneOf, type Zone } from '../domain/zones';
import { type AbsoluteMoment, moment, momentSetting, serialToWall, text, textSetting, wallToSerial } from './arguments';
import { Fault, unknown, wrong, type Output } from './cells';
import { explanation, judged, type Explanation } from './explain';
import { calculation, judging, type Definition } from './run';
import { verdictTexts } from './verdicts';

type Moment = number | AbsoluteMoment;

/** Zones by their text for one call: a column names few. Blank is the team's zone. */
function zones(rules: Rules): (name: string) => Zone | Fault {
  const team = rules.text('team.zone');
  let last: { name: string; zone: Zone | Fault } | null = null;
  return (name) => {
    if (last !== null && last.name === name) return last.zone;
    const zone = zoneOf(name.trim() === '' ? team : name) ?? unknown('reason.zone-unknown', { value: name, known: marketplaceCodes.join(' ') });
    last = { name, zone };
    return zone;
  };
}

/** Milliseconds since 1970 UTC of what a clock in `zone` showed, or of a text that names its own zone. */
const momentIn = (value: Moment, zone: Zone): number => (typeof value === 'number' ? zone.momentOf(serialToWall(value)) : value.ms);

const [first, last] = [61, 2_958_466];
function serialIn(at: number, zone: Zone): Output {
  const serial = wallToSerial(zone.wallAt(at));
  return serial >= first && serial < last ? serial : unknown('reason.no-such-time');
}

const noDate = (name: string): Fault => unknown('reason.no-date', { name });

/** From one zone's clock to another's, `round` over the serial. */
const convert = (id: string, round: (serial: number) => number): Definition =>
  calculation({
    id,
    arguments: [moment('moment'), text('from'), text('to')],
    prepare: ({ rules }) => {
      const fromZone = zones(rules);
      const toZone = zones(rules);
      return (at, from, to) => {
        if (at === 0) return noDate('moment');
        const source = fromZone(from);
        if (source instanceof Fault) return source;
        const target = toZone(to);
        if (target instanceof Fault) return target;
        const serial = serialIn(momentIn(at, source), target);
        return typeof serial === 'number' ? round(serial) : serial;
      };
    },
  });

// A serial in whole seconds can lie a few microseconds below midnight.
const wholeDay = (serial: number): number => Math.floor(serial + 1e-8);

export const clockFunctions: readonly Definition[] = [
  calculation({
    id: 'REPLYDUE',
    arguments: [moment('received'), textSetting('zone')],
    prepare: ({ rules }) => {
      const zoneFor = zones(rules);
      return (received, name) => {
        if (received === 0) return noDate('received');
        const zone = zoneFor(name);
        return zone instanceof Fault ? zone : serialIn(replyDue(momentIn(received, zone), rules), zone);
      };
    },
  }),
  judging({
    id: 'REPLYSTATUS',
    arguments: [moment('received'), moment('asOf'), momentSetting('replied'), textSetting('zone')],
    prepare: ({ rules, language }) => {
      const zoneFor = zones(rules);
      const texts = verdictTexts(language, 'REPLYSTATUS', replyCodes);
      const judge = (received: Moment, asOf: Moment, replied: Moment, name: string) => {
        if (received === 0) return noDate('received');
        if (asOf === 0 && replied === 0) return noDate('asOf');
        const zone = zoneFor(name);
        if (zone instanceof Fault) return zone;
        const from = momentIn(received, zone);
        const now = asOf === 0 ? from : momentIn(asOf, zone);
        const answered = replied === 0 ? null : momentIn(replied, zone);
        if (answered !== null && answered < from) return wrong('reason.before', { name: 'replied', other: 'received' });
        if (answered === null && now < from) return wrong('reason.before', { name: 'asOf', other: 'received' });
        return replyStatus(from, now, answered, rules);
      };
      return judged(judge, texts);
    },
  }),
  judging({
    id: 'APPEALDUE',
    arguments: [moment('notice'), textSetting('kind'), momentSetting('printedDeadline'), textSetting('zone')],
    prepare: ({ rules }) => {
      const zoneFor = zones(rules);
      const judge = (notice: Moment, kindText: string, printed: Moment, name: string): { readonly deadline: AppealDeadline; readonly zone: Zone } | Fault => {
        const zone = zoneFor(name);
        if (zone instanceof Fault) return zone;
        if (notice === 0 && printed === 0) return noDate('notice');
        const kind = appealKindOf(kindText);
        if (kind === null) return unknown('reason.kind-unknown', { value: kindText, known: appealKindKeys.join(', ') });
        const deadline = printed === 0 ? null : momentIn(printed, zone);
        const start = notice === 0 ? null : momentIn(notice, zone);
        if (deadline !== null && start !== null && deadline < start) return wrong('reason.before', { name: 'printedDeadline', other: 'notice' });
        return { deadline: appealDue(start ?? deadline ?? 0, kind, deadline, zone, rules), zone };
      };
      return {
        verdict: (...row) => {
          const judged = judge(...row);
          return judged instanceof Fault ? judged : serialIn(judged.deadline.due, judged.zone);
        },
        code: (...row) => {
          const judged = judge(...row);
          return judged instanceof Fault ? judged : judged.deadline.code;
        },
        explain: (...row): Explanation | Fault => {
          const judged = judge(...row);
          return judged instanceof Fault ? judged : explanation(judged.deadline, serialIn(judged.deadline.due, judged.zone));
        },
      };
    },
  }),
  convert('SITETIME', (serial) => serial),
  convert('SITEDATE', wholeDay),
];
