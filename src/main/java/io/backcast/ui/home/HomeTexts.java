package io.backcast.ui.home;

import io.backcast.design.RequestParser;
import io.backcast.model.BackcastException;
import io.backcast.model.Goal;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.model.Session;
import io.backcast.model.Units;
import io.backcast.ui.common.HeldOutError;
import io.backcast.ui.common.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    HeldOutError error = HeldOutError.of(card, texts);
    return error == null
        ? texts.get("home.no-error")
        : error.sentence(texts, "home.error", "home.error.beside");
  }

  /** The number of rows that a model was learned from, if known, before something else. */
  String rows(ModelCard card) {
    return card.training() == null
        ? ""
        : texts.get("home.rows", texts.whole(card.training().rows())) + " · ";
  }

  /** What a session asks for. */
  String asked(Session session, @Nullable ModelCard card) {
    Map<String, String> goals = session.goals() == null ? Map.of() : session.goals();
    List<String> parts = new ArrayList<>();
    if (card == null) {
      session.targets().forEach((p, value) -> parts.add(p + " " + texts.significant(value, 3)));
      goals.forEach((p, goal) -> parts.add(p + " " + goal));
      return String.join(", ", parts);
    }
    RequestParser parser = new RequestParser(card.space());
    for (int k = 0; k < card.space().dy(); k++) {
      Property p = card.space().properties().get(k);
      Double target = session.targets().get(p.name());
      String goal = goals.get(p.name());
      if (goal != null) {
        parts.add(goal(parser, k, p, goal));
      } else if (target != null) {
        parts.add(asked(p, new Goal.Value(target)));
      }
    }
    return String.join(", ", parts);
  }

  /** A goal in the window's words; as it is written where it is none of this model. */
  private String goal(RequestParser parser, int k, Property p, String written) {
    try {
      return asked(p, parser.goal(k, written));
    } catch (BackcastException e) {
      return p.label() + " " + written;
    }
  }

  private String asked(Property p, Goal goal) {
    if (goal instanceof Goal.Extreme extreme) {
      return texts.get(extreme.most() ? "report.goal.max" : "report.goal.min", p.label());
    }
    boolean number =
        goal instanceof Goal.Range || (goal instanceof Goal.Value v && !p.isMass(v.value()));
    String asked = texts.asked(p, goal);
    return p.label() + " " + (number ? Units.with(asked, p.unit()) : asked);
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
