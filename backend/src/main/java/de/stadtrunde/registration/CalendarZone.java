package de.stadtrunde.registration;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.DateList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RDate;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * Describes a zone as RFC 5545, 3.6.5 wants it, from the same rules by which page and mail name
 * times: the rules in force at an event, without the history that ical4j's own files carry.
 */
final class CalendarZone {

  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  private CalendarZone() {}

  /** Right for times around {@code event}. */
  static VTimeZone of(ZoneId zone, Instant event) {
    ZoneRules rules = zone.getRules();
    return new VTimeZone(
        new PropertyList(List.of(new TzId(zone.getId()))),
        new ComponentList<>(
            rules.getTransitionRules().isEmpty()
                ? List.of(constant(rules.getOffset(event)))
                : recurring(rules, event.atZone(zone).getYear() - 1)));
  }

  private static Observance constant(ZoneOffset offset) {
    return new Standard(
        new PropertyList(
            List.of(new DtStart<>(EPOCH), new TzOffsetFrom(offset), new TzOffsetTo(offset))));
  }

  /** One for each change of the year, from a year on that begins before the event. */
  private static List<Observance> recurring(ZoneRules rules, int since) {
    return rules.getTransitionRules().stream().map(rule -> recurring(rule, since)).toList();
  }

  private static Observance recurring(ZoneOffsetTransitionRule rule, int since) {
    ZoneOffsetTransition first = rule.createTransition(since);
    PropertyList properties =
        new PropertyList(
            List.of(
                new DtStart<>(first.getDateTimeBefore()),
                repetition(rule, first),
                new TzOffsetFrom(rule.getOffsetBefore()),
                new TzOffsetTo(rule.getOffsetAfter())));
    boolean summer =
        rule.getOffsetAfter().getTotalSeconds() > rule.getStandardOffset().getTotalSeconds();
    return summer ? new Daylight(properties) : new Standard(properties);
  }

  /**
   * {@code BYMONTH=3;BYDAY=-1SU} is the last Sunday of March, which the JDK keeps as the Sunday
   * from the 25th on. Days that cannot be counted like this are named.
   */
  private static Property repetition(ZoneOffsetTransitionRule rule, ZoneOffsetTransition first) {
    int day = rule.getDayOfMonthIndicator();
    boolean last = day == -1 || day == rule.getMonth().maxLength() - 6;
    boolean counted = last || day % 7 == 1;
    if (!counted || first.getDateTimeBefore().getDayOfWeek() != rule.getDayOfWeek()) {
      int year = first.getDateTimeBefore().getYear();
      return new RDate<>(new DateList<>(List.of(at(rule, year + 1), at(rule, year + 2))));
    }
    String weekday = rule.getDayOfWeek().name().substring(0, 2);
    return new RRule<LocalDateTime>(
        "FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s"
            .formatted(rule.getMonth().getValue(), last ? -1 : day / 7 + 1, weekday));
  }

  private static LocalDateTime at(ZoneOffsetTransitionRule rule, int year) {
    return rule.createTransition(year).getDateTimeBefore();
  }
}
