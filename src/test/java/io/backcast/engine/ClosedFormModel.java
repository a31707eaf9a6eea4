package io.backcast.engine;

import io.backcast.model.BackcastException;
import io.backcast.model.Calibration;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.GraphFile;
import io.backcast.model.IntervalRule;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.model.PriorKind;
import io.backcast.model.TrustRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A model of formulas in place of networks, so that every result is known. */
public final class ClosedFormModel implements InverseModel {
  private final ModelCard card;
  private final Generator backward;
  private final @Nullable Generator fastGenerator;
  private final @Nullable Encoder forward;
  private final boolean joint;
  private final @Nullable Formula surrogate;
  private final @Nullable Jacobian jacobian;
  private final List<Formula> members;
  private final List<Formula> auditors;
  private final Map<NetworkRole, AtomicInteger> rows = new EnumMap<>(NetworkRole.class);

  /** Unclamped properties {@code [dy]} of one design {@code [dx]}. */
  @FunctionalInterface
  public interface Formula {
    double[] of(double[] x);
  }

  /** Slopes {@code [dy][dx]} of the surrogate's properties at one design {@code [dx]}. */
  @FunctionalInterface
  public interface Jacobian {
    double[][] of(double[] x);
  }

  /** The design {@code [dx]} of a latent point {@code [dz]} that has properties {@code [dy]}. */
  @FunctionalInterface
  public interface Generator {
    double[] of(double[] z, double[] y);
  }

  /** The latent point {@code [dz]} of a design, followed by the log-determinant. */
  @FunctionalInterface
  public interface Encoder {
    double[] of(double[] x, double[] y);
  }

  private ClosedFormModel(Builder b) {
    this.backward = b.backward;
    this.fastGenerator = b.fastGenerator;
    this.forward = b.forward;
    this.joint = b.joint;
    this.surrogate = b.surrogate;
    this.jacobian = b.jacobian;
    this.members = List.copyOf(b.members);
    this.auditors = List.copyOf(b.auditors);
    for (NetworkRole role : NetworkRole.values()) {
      rows.put(role, new AtomicInteger());
    }
    Map<NetworkRole, GraphFile> graphs = new EnumMap<>(NetworkRole.class);
    for (NetworkRole role : NetworkRole.values()) {
      if (has(role)) {
        graphs.put(role, new GraphFile(role.fileName(), "0"));
      }
    }
    this.card =
        new ModelCard(
                ModelCard.FORMAT,
                "closed-form",
                b.name,
                b.name,
                b.space,
                b.latent,
                b.prior,
                graphs,
                b.calibration,
                b.trust,
                b.summary,
                null,
                Map.of(),
                null)
            .calibrated(b.space, b.calibration, b.trust, b.intervals);
  }

  private ClosedFormModel(ClosedFormModel other, ModelCard card) {
    this.card = card;
    backward = other.backward;
    fastGenerator = other.fastGenerator;
    forward = other.forward;
    joint = other.joint;
    surrogate = other.surrogate;
    jacobian = other.jacobian;
    members = other.members;
    auditors = other.auditors;
    rows.putAll(other.rows);
  }

  /** Starts a model, which has at least a backward generator. */
  public static Builder of(String name, DesignSpace space, int latent, Generator backward) {
    return new Builder(name, space, latent, backward);
  }

  /** Number of rows computed by a role so far. */
  public int rowsAsked(NetworkRole role) {
    return java.util.Objects.requireNonNull(rows.get(role)).get();
  }

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public InverseModel with(ModelCard other) {
    return new ClosedFormModel(this, other);
  }

  @Override
  public boolean has(NetworkRole role) {
    return switch (role) {
      case BACKWARD -> true;
      case VELOCITY -> false;
      case FAST_GENERATOR -> fastGenerator != null;
      case FORWARD -> forward != null;
      case PREDICT -> !members.isEmpty();
      case AUDIT -> !auditors.isEmpty();
      case GRADIENT -> jacobian != null;
      case VALUE -> surrogate != null;
    };
  }

  @Override
  public boolean joint() {
    return joint;
  }

  @Override
  public float[] backward(int n, float[] z, float[] y) {
    return generate(NetworkRole.BACKWARD, backward, n, z, y);
  }

  @Override
  public float[] fastBackward(int n, float[] z, float[] y) {
    return fastGenerator == null
        ? backward(n, z, y)
        : generate(NetworkRole.FAST_GENERATOR, fastGenerator, n, z, y);
  }

  private float[] generate(NetworkRole role, Generator generator, int n, float[] z, float[] y) {
    count(role, n);
    float[] x = new float[n * card.space().dx()];
    for (int i = 0; i < n; i++) {
      put(x, i, generator.of(row(z, i, card.latent()), row(y, i, card.space().dy())));
    }
    return x;
  }

  @Override
  public Latent forward(int n, float[] x, float[] y) throws BackcastException {
    Encoder encoder = needed(forward, NetworkRole.FORWARD);
    count(NetworkRole.FORWARD, n);
    float[] z = new float[n * card.latent()];
    float[] logDet = new float[n];
    for (int i = 0; i < n; i++) {
      double[] known = joint ? new double[0] : row(y, i, card.space().dy());
      double[] latent = encoder.of(row(x, i, card.space().dx()), known);
      logDet[i] = (float) latent[card.latent()];
      put(z, i, java.util.Arrays.copyOf(latent, card.latent()));
    }
    return new Latent(z, logDet);
  }

  @Override
  public float[] predict(int n, float[] x) throws BackcastException {
    count(NetworkRole.PREDICT, n);
    if (members.isEmpty()) {
      throw missing(NetworkRole.PREDICT);
    }
    return ofAll(members, n, x);
  }

  @Override
  public float[] audit(int n, float[] x) throws BackcastException {
    count(NetworkRole.AUDIT, n);
    if (auditors.isEmpty()) {
      throw missing(NetworkRole.AUDIT);
    }
    return ofAll(auditors, n, x);
  }

  private float[] ofAll(List<Formula> formulas, int n, float[] x) {
    int dy = card.space().dy();
    float[] y = new float[formulas.size() * n * dy];
    for (int m = 0; m < formulas.size(); m++) {
      System.arraycopy(evaluate(formulas.get(m), n, x), 0, y, m * n * dy, n * dy);
    }
    return y;
  }

  @Override
  public Gradient gradient(int n, float[] x) throws BackcastException {
    if (jacobian == null) {
      return FiniteDifferences.gradient(this, n, x);
    }
    count(NetworkRole.GRADIENT, n);
    int dx = card.space().dx();
    float[] slope = new float[n * card.space().dy() * dx];
    for (int i = 0; i < n; i++) {
      double[][] rows = jacobian.of(row(x, i, dx));
      for (int k = 0; k < rows.length; k++) {
        put(slope, i * rows.length + k, rows[k]);
      }
    }
    return new Gradient(evaluate(needed(surrogate, NetworkRole.GRADIENT), n, x), slope);
  }

  @Override
  public float[] predictFast(int n, float[] x) throws BackcastException {
    count(NetworkRole.VALUE, n);
    return evaluate(needed(surrogate, NetworkRole.VALUE), n, x);
  }

  @Override
  public void close() {
    // nothing to free
  }

  private float[] evaluate(Formula formula, int n, float[] x) {
    float[] y = new float[n * card.space().dy()];
    for (int i = 0; i < n; i++) {
      put(y, i, formula.of(row(x, i, card.space().dx())));
    }
    return y;
  }

  private void count(NetworkRole role, int n) {
    java.util.Objects.requireNonNull(rows.get(role)).addAndGet(n);
  }

  private <T> T needed(@Nullable T part, NetworkRole role) throws BackcastException {
    if (part == null) {
      throw missing(role);
    }
    return part;
  }

  private BackcastException missing(NetworkRole role) {
    return new BackcastException(ErrorCode.BAD_MODEL, "The model has no " + role + " network.");
  }

  private static double[] row(float[] values, int row, int d) {
    double[] out = new double[d];
    for (int j = 0; j < d; j++) {
      out[j] = values[row * d + j];
    }
    return out;
  }

  private static void put(float[] values, int row, double[] from) {
    for (int j = 0; j < from.length; j++) {
      values[row * from.length + j] = (float) from[j];
    }
  }

  /** The parts of a model. */
  public static final class Builder {
    private final String name;
    private final DesignSpace space;
    private final int latent;
    private final Generator backward;
    private final List<Formula> members = new ArrayList<>();
    private final List<Formula> auditors = new ArrayList<>();
    private @Nullable Generator fastGenerator;
    private @Nullable Encoder forward;
    private boolean joint;
    private @Nullable Formula surrogate;
    private @Nullable Jacobian jacobian;
    private @Nullable Calibration calibration;
    private @Nullable TrustRule trust;
    private @Nullable IntervalRule intervals;
    private @Nullable DataSummary summary;
    private String prior = "uniform";

    private Builder(String name, DesignSpace space, int latent, Generator backward) {
      this.name = name;
      this.space = space;
      this.latent = latent;
      this.backward = backward;
    }

    public Builder fastGenerator(Generator generator) {
      fastGenerator = generator;
      return this;
    }

    /** Encodes a design whose properties are known. */
    public Builder forward(Encoder encoder) {
      forward = encoder;
      return this;
    }

    /** Encodes a design and predicts it at once; the encoder is given no properties. */
    public Builder joint(Encoder encoder, Formula prediction) {
      forward = encoder;
      joint = true;
      surrogate = prediction;
      return this;
    }

    public Builder surrogate(Formula formula) {
      surrogate = formula;
      return this;
    }

    public Builder surrogate(Formula formula, Jacobian slopes) {
      surrogate = formula;
      jacobian = slopes;
      return this;
    }

    /** Adds one member to the ensemble. */
    public Builder member(Formula formula) {
      members.add(formula);
      return this;
    }

    /** Adds one member to the ensemble that has no part in making designs. */
    public Builder auditor(Formula formula) {
      auditors.add(formula);
      return this;
    }

    public Builder calibration(Calibration known) {
      calibration = known;
      return this;
    }

    public Builder intervals(IntervalRule rule) {
      intervals = rule;
      return this;
    }

    public Builder trust(TrustRule rule) {
      trust = rule;
      return this;
    }

    public Builder prior(PriorKind kind) {
      prior = kind.description();
      return this;
    }

    public Builder dataSummary(DataSummary known) {
      summary = known;
      return this;
    }

    public ClosedFormModel build() {
      return new ClosedFormModel(this);
    }
  }
}
