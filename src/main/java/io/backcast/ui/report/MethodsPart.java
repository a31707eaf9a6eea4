package io.backcast.ui.report;

import io.backcast.design.SamplingMethod;
import io.backcast.design.WeightedDesigns;
import io.backcast.model.BackcastException;
import io.backcast.model.CouplingKind;
import io.backcast.model.FlowKind;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.model.Recipe;
import io.backcast.model.TrainingPlan;
import io.backcast.report.JudgedBy;
import io.backcast.report.ReportPage;
import io.backcast.report.ReportSection;
import io.backcast.report.ReportTable;
import io.backcast.report.ReportTable.Column;
import io.backcast.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the designs were found, in a paragraph that can be copied into a paper: of the methods that
 * this program knows those that this model and this answer used, each with its source.
 */
final class MethodsPart {
  private static final String CINN =
      "L. Ardizzone, C. Lüth, J. Kruse, C. Rother, U. Köthe, Guided image generation with conditional"
          + " invertible neural networks, arXiv:1907.02392 (2019)";
  private static final String INN =
      "L. Ardizzone, J. Kruse, S. Wirkert, D. Rahner, E. W. Pellegrini, R. S. Klessen, L."
          + " Maier-Hein, C. Rother, U. Köthe, Analyzing inverse problems with invertible neural"
          + " networks, ICLR 2019, arXiv:1808.04730";
  private static final String MATDESINNE =
      "V. Fung, J. Zhang, G. Hu, P. Ganesh, B. G. Sumpter, Inverse design of two-dimensional"
          + " materials with invertible neural networks, npj Computational Materials 7, 200 (2021),"
          + " doi:10.1038/s41524-021-00670-x";
  private static final String FLOW_MATCHING =
      "Y. Lipman, R. T. Q. Chen, H. Ben-Hamu, M. Nickel, M. Le, Flow matching for generative"
          + " modeling, ICLR 2023, arXiv:2210.02747";
  private static final String SPLINES =
      "C. Durkan, A. Bekasov, I. Murray, G. Papamakarios, Neural spline flows, NeurIPS 2019,"
          + " arXiv:1906.04032";
  private static final String ENSEMBLES =
      "B. Lakshminarayanan, A. Pritzel, C. Blundell, Simple and scalable predictive uncertainty"
          + " estimation using deep ensembles, NIPS 2017, arXiv:1612.01474";
  private static final String IMPORTANCE =
      "M. Dax, S. R. Green, J. Gair, M. Pürrer, J. Wildberger, J. H. Macke, A. Buonanno, B. Schölkopf,"
          + " Neural importance sampling for rapid and reliable gravitational-wave inference,"
          + " Physical Review Letters 130, 171403 (2023)";
  private static final String BALANCE =
      "E. Veach, L. J. Guibas, Optimally combining sampling techniques for Monte Carlo rendering,"
          + " SIGGRAPH 1995";
  private static final String CONFORMAL =
      "J. Lei, M. G’Sell, A. Rinaldo, R. J. Tibshirani, L. Wasserman, Distribution-free predictive"
          + " inference for regression, Journal of the American Statistical Association 113, 1094"
          + " (2018)";
  private static final String QUANTILES =
      "Y. Romano, E. Patterson, E. J. Candès, Conformalized quantile regression, NeurIPS 2019,"
          + " arXiv:1905.03222";
  private static final String RANKS =
      "S. Talts, M. Betancourt, D. Simpson, A. Vehtari, A. Gelman, Validating Bayesian inference"
          + " algorithms with simulation-based calibration, arXiv:1804.06788 (2018)";

  private final ModelCard card;
  private final @Nullable Recipe recipe;
  private final @Nullable WeightedDesigns weighted;
  private final Texts texts;
  private final List<String> cited = new ArrayList<>();

  /**
   * The methods of an answer.
   *
   * @param recipe that the model was trained by; null if it is not known
   * @param weighted the designs whose distributions are shown; null where they are as drawn
   */
  MethodsPart(
      ModelCard card, @Nullable Recipe recipe, @Nullable WeightedDesigns weighted, Texts texts) {
    this.card = card;
    this.recipe = recipe;
    this.weighted = weighted;
    this.texts = texts;
  }

  void write(ReportPage page, boolean refined) throws BackcastException {
    List<String> sentences = new ArrayList<>();
    sentences.add(generator());
    prediction(sentences);
    if (refined) {
      sentences.add(texts.get("report.methods.refined"));
    }
    distribution(sentences);
    if (card.intervals() != null) {
      sentences.add(
          texts.get(
              "report.methods.intervals",
              texts.number(100 * card.intervals().level(), 0),
              cite(CONFORMAL),
              cite(QUANTILES)));
    }
    if (card.checks() != null) {
      sentences.add(texts.get("report.methods.checks", cite(RANKS)));
    }
    int symmetries = card.space().group().size();
    if (symmetries > 1) {
      sentences.add(texts.get("report.methods.symmetries", texts.whole(symmetries)));
    }
    ReportSection section = page.section(texts.get("report.methods"));
    section.say(String.join(" ", sentences));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < cited.size(); i++) {
      rows.add(List.of("[" + (i + 1) + "]", cited.get(i)));
    }
    section.tabulate(
        new ReportTable(
            texts.get("report.references"),
            JudgedBy.NONE,
            List.of(new Column("", true), new Column(texts.get("report.column.source"), false)),
            rows));
  }

  private String generator() {
    if (card.origin() != null) {
      return texts.get("report.methods.imported", card.title());
    }
    if (card.has(NetworkRole.VELOCITY)) {
      return texts.get("report.methods.velocity", cite(FLOW_MATCHING), cite(MATDESINNE));
    }
    TrainingPlan plan = recipe == null ? null : recipe.training();
    boolean joint = plan != null && plan.backward().kind() == FlowKind.JOINT;
    String flow =
        joint
            ? texts.get("report.methods.joint", cite(INN), cite(MATDESINNE))
            : texts.get("report.methods.conditional", cite(CINN), cite(INN), cite(MATDESINNE));
    return plan != null && plan.backward().coupling() == CouplingKind.SPLINE
        ? flow + " " + texts.get("report.methods.splines", cite(SPLINES))
        : flow;
  }

  private void prediction(List<String> sentences) {
    if (card.has(NetworkRole.PREDICT) && card.origin() == null) {
      sentences.add(texts.get("report.methods.ensemble", cite(ENSEMBLES)));
    }
    if (card.has(NetworkRole.AUDIT)) {
      sentences.add(texts.get("report.methods.audit"));
    }
  }

  private void distribution(List<String> sentences) {
    if (weighted == null || !weighted.isEnough()) {
      sentences.add(texts.get("report.methods.as-drawn"));
    } else if (weighted.method() == SamplingMethod.IMPORTANCE) {
      sentences.add(
          texts.get(
              "report.methods.importance",
              texts.whole(Math.round(weighted.effective())),
              cite(IMPORTANCE),
              cite(BALANCE)));
    } else {
      sentences.add(
          texts.get("report.methods.rejection", texts.whole(Math.round(weighted.effective()))));
    }
  }

  /** The number of a source in brackets. */
  private String cite(String source) {
    if (!cited.contains(source)) {
      cited.add(source);
    }
    return "[" + (cited.indexOf(source) + 1) + "]";
  }
}
