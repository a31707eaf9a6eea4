package io.backcast.ui.target;

import io.backcast.model.Goal;
import io.backcast.model.Property;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Mouse and keyboard on a target bar. Beside a range the nearer end follows; in it, the whole range
 * is dragged, and a click in its middle makes it a value again. A double click makes a value
 * one-sided.
 */
final class TargetInput implements TargetEnd.Actions {
  /** How far a hand may shake in a click, in pixels. */
  private static final double STILL = 2;

  private final TargetBar bar;
  private final PropertyQuestion question;
  private final Property property;
  private Grip grip = Grip.VALUE;
  private TargetBand grabbed;
  private double grabbedAt;
  private double pressedAt;

  /** From the end that is dragged to the mouse, in pixels. */
  private double offset;

  private boolean moved;

  /** Whether the mouse has changed what is asked since it was pressed. */
  private boolean asked;

  /** What a drag that began on the bar moves. */
  private enum Grip {
    VALUE,
    BAND,
    LOW,
    HIGH
  }

  TargetInput(TargetBar bar, PropertyQuestion question) {
    this.bar = bar;
    this.question = question;
    this.property = question.property();
    this.grabbed = question.band();
  }

  void attach() {
    bar.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    bar.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    bar.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    bar.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    bar.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private double valueAt(MouseEvent event) {
    return bar.scale().valueAt(event.getX() - offset);
  }

  private void press(MouseEvent event) {
    event.consume();
    moved = false;
    asked = false;
    pressedAt = event.getX();
    grabbed = question.band();
    TargetEnd end = bar.endAt(event.getTarget());
    if (end != null) {
      end.requestFocus();
      grip = end.isHigh() ? Grip.HIGH : Grip.LOW;
      offset = event.getX() - bar.scale().xOf(grabbed.end(end.isHigh()));
      return;
    }
    bar.requestFocus();
    offset = 0;
    double value = valueAt(event);
    grip = grip(value);
    if (grip == Grip.BAND) {
      grabbedAt = property.share(value);
    } else {
      move(value);
    }
  }

  private Grip grip(double value) {
    if (!(question.goal() instanceof Goal.Range) || property.isMass(value)) {
      return Grip.VALUE;
    }
    if (grabbed.contains(value)) {
      return Grip.BAND;
    }
    return grabbed.nearerToHigh(value) ? Grip.HIGH : Grip.LOW;
  }

  private void drag(MouseEvent event) {
    event.consume();
    moved |= Math.abs(event.getX() - pressedAt) > STILL;
    if (moved) {
      move(valueAt(event));
    }
  }

  private void move(double value) {
    asked = true;
    switch (grip) {
      case VALUE -> question.ask(new Goal.Value(value));
      case LOW -> question.ask(question.band().withEnd(false, value));
      case HIGH -> question.ask(question.band().withEnd(true, value));
      case BAND -> question.ask(grabbed.moved(property.share(value) - grabbedAt));
    }
  }

  /** What was moved is then what is read: a drag has steps too small for that. */
  private void release(MouseEvent event) {
    event.consume();
    if (!asked) {
      return;
    }
    switch (grip) {
      case VALUE -> settleValue();
      case LOW -> settleEnd(false);
      case HIGH -> settleEnd(true);
      case BAND -> {
        settleEnd(false);
        settleEnd(true);
      }
    }
  }

  private void settleValue() {
    if (question.goal() instanceof Goal.Value v && !property.isMass(v.value())) {
      question.ask(new Goal.Value(property.settled(v.value())));
    }
  }

  private void settleEnd(boolean high) {
    TargetBand band = question.band();
    if (question.goal() instanceof Goal.Range && !band.isOpen(high)) {
      question.ask(band.withEnd(high, property.settled(band.end(high))));
    }
  }

  private void click(MouseEvent event) {
    event.consume();
    if (moved) {
      return;
    }
    TargetEnd end = bar.endAt(event.getTarget());
    boolean twice = event.getClickCount() == 2;
    if (end != null) {
      if (twice) {
        opened(end.isHigh());
      }
    } else if (twice) {
      doubleClick(valueAt(event));
    } else if (grip == Grip.BAND && grabbed.inMiddle(valueAt(event))) {
      closed();
    }
  }

  private void doubleClick(double value) {
    TargetBand band = question.band();
    if (question.goal() instanceof Goal.Value && band.exists()) {
      question.ask(band.opened(true));
    } else if (band.contains(value)) {
      question.ask(band.opened(band.nearerToHigh(value)));
    }
  }

  private void key(KeyEvent event) {
    double size = TargetBar.step(event);
    switch (event.getCode()) {
      case LEFT, DOWN -> stepBy(-size);
      case RIGHT, UP -> stepBy(size);
      case HOME -> question.ask(new Goal.Value(property.lower()));
      case END -> question.ask(new Goal.Value(property.upper()));
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void stepBy(double share) {
    switch (question.goal()) {
      case Goal.Range r -> question.ask(question.band().stepped(share));
      case Goal.Value v ->
          question.ask(new Goal.Value(TargetScale.stepped(property, v.value(), share)));
      // without a target the keys start from the middle
      default ->
          question.ask(new Goal.Value(TargetScale.stepped(property, property.middle(), share)));
    }
  }

  @Override
  public void stepped(boolean high, double share) {
    question.ask(question.band().stepped(high, share));
  }

  @Override
  public void toLimit(boolean high, boolean highest) {
    question.ask(question.band().withEnd(high, highest ? property.upper() : property.lower()));
  }

  @Override
  public void opened(boolean high) {
    question.ask(question.band().opened(high));
  }

  @Override
  public void closed() {
    question.ask(question.band().closed());
  }
}
