package io.backcast.ui.home;

import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.model.Session;
import io.backcast.model.Units;
import io.backcast.ui.common.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of the home page about a model or a session. */
final class HomeTexts {
  private final Texts texts;
  private final LocalDate today;
  private final ZoneId zone;

  /**
   * Words as of a day.
   *
   * @param zone that times of day are in
   */
  HomeTexts(Texts texts, Instant now, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
    this.today = LocalDate.ofInstant(now, zone);
  }

  /** What a model leads from and to. */
  String leads(ModelCard card) {
    String asked =
        card.space().properties().stream().map(Property::label).collect(Collectors.joining(", "));
    return texts.get("home.leads", card.space().dx(), texts.whole(card.space().dx()), asked);
  }

  /** The error on rows that were held back, if it is known. */
  String facts(ModelCard card) {
    Property first = card.space().properties().getFirst();
    // on a log scale the mean absolute error is that of the largest values alone
    Double error = card.metrics().get(first.name() + (first.isLog() ? "_relative_error" : "_mae"));
    return error == null
        ? texts.get("home.no-error")
        : texts.get(
            "home.error",
            first.isLog()
                ? Units.with(texts.significant(100 * error, 2), "%")
                : Units.with(texts.significant(error, 2), first.unit()));
  }

  /** The number of rows that a model was learned from, if known, before something else. */
  String rows(ModelCard card) {
    return card.training() == null
        ? ""
        : texts.get("home.rows", texts.whole(card.training().rows())) + " · ";
  }

  /** What a session asks for. */
  String asked(Session session, @Nullable ModelCard card) {
    if (card == null) {
      return session.targets().entrySet().stream()
          .map(t -> t.getKey() + " " + texts.significant(t.getValue(), 3))
          .collect(Collectors.joining(", "));
    }
    List<String> parts = new ArrayList<>();
    for (Property p : card.space().properties()) {
      Double target = session.targets().get(p.name());
      if (target != null) {
        parts.add(p.label() + " " + value(p, target));
      }
    }
    return String.join(", ", parts);
  }

  private String value(Property p, double target) {
    return p.pointMass() != null && p.isMass(target)
        ? p.pointMass().name()
        : Units.with(texts.asked(p, target), p.unit());
  }

  /** When something was opened; {@code never} for null. */
  String when(@Nullable Instant opened, String never) {
    if (opened == null) {
      return never;
    }
    LocalDate day = LocalDate.ofInstant(opened, zone);
    Locale locale = texts.locale();
    if (day.equals(today)) {
      return texts.get(
          "home.today",
          DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
              .withLocale(locale)
              .format(opened.atZone(zone)));
    }
    return day.equals(today.minusDays(1))
        ? texts.get("home.yesterday")
        : texts.get(
            "home.opened",
            DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day));
  }
}
